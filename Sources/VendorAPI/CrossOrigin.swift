import HTTPCore
import HTTPTypes

/// What lets pages of a listed origin read answers; without a list no answer has any of it.
///
/// - Source: Fetch standard, "CORS protocol"; Private Network Access.
enum CrossOrigin {
  /// The answer as a page of this origin may read it. One to a preflight also says what the page may send.
  static func allowing(_ origin: String, in reply: Reply, to request: Request) -> Reply {
    var reply = reply
    reply.fields[.accessControlAllowOrigin] = origin
    reply.fields[.vary] = "Origin"
    reply.fields[.accessControlExposeHeaders] = "Sandbox-Request-Id, Sandbox-Hint, Location, Retry-After"
    guard request.method == .options, request.fields[.accessControlRequestMethod] != nil else { return reply }
    reply.fields[.accessControlAllowMethods] = reply.fields[.allow]
    reply.fields[.accessControlAllowHeaders] =
      "ocp-apim-subscription-key, electio-api-version, Content-Type, Accept, *"
    reply.fields[.accessControlMaxAge] = "600"
    if request.fields[.requestPrivateNetwork] == "true" {
      reply.fields[.allowPrivateNetwork] = "true"
    }
    return reply
  }
}
