import HTTPCore
import HTTPTypes

/// What lets pages of a listed origin read answers; without a list no answer has any of it.
///
/// - Source: Fetch standard, "CORS protocol"; Private Network Access.
enum CrossOrigin {
  /// The answer as a page of this origin may read it. One to a preflight also says what the page may send.
  static func allowing(_ origin: String, in reply: Reply, to request: HTTPRequest) -> Reply {
    var reply = reply
    reply.head.headerFields[.accessControlAllowOrigin] = origin
    reply.head.headerFields[.vary] = "Origin"
    reply.head.headerFields[.accessControlExposeHeaders] = "Sandbox-Request-Id, Sandbox-Hint, Location, Retry-After"
    guard request.method == .options, request.headerFields[.accessControlRequestMethod] != nil else { return reply }
    reply.head.headerFields[.accessControlAllowMethods] = reply.head.headerFields[.allow]
    reply.head.headerFields[.accessControlAllowHeaders] =
      "ocp-apim-subscription-key, electio-api-version, Content-Type, Accept, *"
    reply.head.headerFields[.accessControlMaxAge] = "600"
    if request.headerFields[.requestPrivateNetwork] == "true" {
      reply.head.headerFields[.allowPrivateNetwork] = "true"
    }
    return reply
  }
}
