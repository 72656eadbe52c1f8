import HTTPCore
import HTTPTypes
import Sandbox
import Wire

/// What the gateway in front of the vendor says by itself, in its own shape.
///
/// - Source: contract/00-overview.md, section 2; contract/decisions.md, "Gateway". The shape is the gateway's by convention, not
///   the vendor's by document.
enum Gateway {
  struct Message: Codable {
    let statusCode: Int
    let message: String
  }

  /// Why there is nobody whose world it could be.
  static func noTenant(_ failure: KeyFailure, requestID: String) -> Reply {
    let message =
      switch failure {
      case .missing:
        "Access denied due to missing subscription key. "
          + "Make sure to include subscription key when making requests to an API."
      case .unknown:
        "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription."
      case .heldElsewhere(let held):
        held.reason + "."
      }
    if case .heldElsewhere = failure {
      var reply = reply(.serviceUnavailable, message, requestID: requestID)
      reply.fields[.retryAfter] = "5"
      return reply
    }
    var reply = reply(.unauthorized, message, requestID: requestID)
    reply.fields[.wwwAuthenticate] =
      #"AzureApiManagementKey realm="https://api.electioapp.com/",name="Ocp-Apim-Subscription-Key",type="header""#
    return reply
  }

  /// What keeps a request from being an operation of the vendor's.
  enum Absence {
    /// The path answers to other methods.
    case method([HTTPRequest.Method])
    /// There is no such path; these come nearest.
    case path(nearest: [String])
    /// The path is the name of an operation, which is reached like this.
    case operation(String, reachedBy: String)
    /// The sandbox has something like it among its own paths.
    case own(SandboxPath)
    /// A date stands in the path that is none, for this reason.
    case date(reason: String)
    /// The vendor has it; the sandbox does not.
    case unserved(String)

    var hint: String? {
      switch self {
      case .method(let methods):
        "the method differs: this path takes \(methods.map(\.rawValue).joined(separator: ", "))"
      case .path(let nearest):
        nearest.isEmpty
          ? "no operation is like it: GET /_sandbox/openapi.json tells of all"
          : "the path differs: nearest operations are \(nearest.joined(separator: ", "))"
      case .operation(let name, let route): "\(name) is \(route)"
      case .own(let path): path.hint
      case .date(let reason): "the date in the path \(reason)"
      case .unserved(let name): "\(name) is PRO's; the sandbox does not serve it, as no source tells what it answers"
      }
    }
  }

  static func notFound(_ absence: Absence, requestID: String) -> Reply {
    var reply = reply(.notFound, "Resource not found", requestID: requestID)
    reply.fields[.hint] = absence.hint
    return reply
  }

  static func options(_ methods: [HTTPRequest.Method], requestID: String) -> Reply {
    var head = HTTPResponse(status: .noContent)
    head.headerFields[.allow] = (methods + [.options]).map(\.rawValue).sorted().joined(separator: ", ")
    head.headerFields[.requestID] = requestID
    return Reply(head: head)
  }

  /// A failure of the gateway's own or of what is behind it, as a fault rule asks for it. The words are Azure API Management's where it
  /// has some, else the status's. *Assumed.*
  static func failure(_ status: HTTPResponse.Status, retryAfter seconds: Int?, requestID: String) -> Reply {
    let message =
      status == .tooManyRequests
      ? "Rate limit is exceeded. Try again in \(seconds ?? 1) seconds." : status.reasonPhrase
    return reply(status, message, requestID: requestID)
  }

  private static func reply(_ status: HTTPResponse.Status, _ message: String, requestID: String) -> Reply {
    let body = (try? JSON.sandbox.encode(Message(statusCode: status.code, message: message))) ?? []
    return Reply(status: status, contentType: .gatewayJSON, requestID: requestID, body: body)
  }
}
