internal import Exchange
internal import HTTPTypes
internal import Wire

/// What the gateway in front of the vendor says by itself, in its own shape.
///
/// - Source: contract/00-overview.md, section 2; contract/decisions.md, "Gateway". The shape is the gateway's by convention, not
///   the vendor's by document.
enum Gateway {
  enum Denial {
    case missingKey, unknownKey

    var message: String {
      switch self {
      case .missingKey:
        "Access denied due to missing subscription key. "
          + "Make sure to include subscription key when making requests to an API."
      case .unknownKey:
        "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription."
      }
    }
  }

  private struct Message: Encodable {
    let statusCode: Int
    let message: String
  }

  static func unauthorized(_ denial: Denial, requestID: String) -> Reply {
    var reply = reply(.unauthorized, denial.message, requestID: requestID)
    reply.head.headerFields[.wwwAuthenticate] =
      #"AzureApiManagementKey realm="https://api.electioapp.com/",name="Ocp-Apim-Subscription-Key",type="header""#
    return reply
  }

  /// What the vendor does not have; the hint names the operations that the caller may have meant.
  static func notFound(nearest: [String], requestID: String) -> Reply {
    var reply = reply(.notFound, "Resource not found", requestID: requestID)
    if !nearest.isEmpty { reply.head.headerFields[.hint] = "nearest operations: \(nearest.joined(separator: ", "))" }
    return reply
  }

  static func options(_ methods: [HTTPRequest.Method], requestID: String) -> Reply {
    var head = HTTPResponse(status: .noContent)
    head.headerFields[.allow] = (methods + [.options]).map(\.rawValue).sorted().joined(separator: ", ")
    head.headerFields[.requestID] = requestID
    return Reply(head: head)
  }

  private static func reply(_ status: HTTPResponse.Status, _ message: String, requestID: String) -> Reply {
    let body = (try? JSON.sandbox.encode(Message(statusCode: status.code, message: message))) ?? []
    return Reply(status: status, contentType: .gatewayJSON, requestID: requestID, body: body)
  }
}
