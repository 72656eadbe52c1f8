import HTTPCore
import HTTPTypes
import Sandbox

/// Why the control surface did not do what was asked. Cases hold facts; the words and the status are made below.
enum ControlFailure: Error, Equatable {
  case foreign(CrossSiteProtection.Failure)
  case tokenNeeded
  case noSuchPath(String, nearest: [String])
  case wrongMethod(String, allowed: [String])
  case unknownParameter(String, allowed: [String])
  case parameterNotAllowed(String, value: String, allowed: [String])
  /// `all` tells whether the request may ask for every tenant in place of one.
  case key(KeyFailure, all: Bool)
  case noSuchConsignment(String)
  case noSuchCarrierService(String, nearest: [String])
  case noSuchServiceGroup(String, known: [String])

  var status: HTTPResponse.Status {
    switch self {
    case .foreign, .key(.unknown, _): .forbidden
    case .tokenNeeded: .unauthorized
    case .noSuchPath, .noSuchConsignment, .noSuchCarrierService, .noSuchServiceGroup: .notFound
    case .wrongMethod: .methodNotAllowed
    case .unknownParameter, .parameterNotAllowed, .key(.missing, _): .badRequest
    }
  }

  /// The sandbox's own error: camelCase, under one member, never to be mistaken for an `ApiError`.
  ///
  /// - Source: design/product.md, first paragraphs.
  var body: ErrorBody {
    switch self {
    case .foreign(.host(let host)):
      ErrorBody(
        "hostNotAllowed", "The control surface does not answer to the host name '\(host)'.",
        allowed: [
          "localhost", "an IP address", "a single label", "*.localhost", "*.local", "*.internal",
          "a name from --allowed-hosts",
        ])
    case .foreign(.origin(let origin)):
      ErrorBody(
        "originNotAllowed", "The control surface does not answer pages from '\(origin)'.",
        allowed: ["no Origin", "the origin of the server itself"])
    case .foreign(.crossSite):
      ErrorBody(
        "originNotAllowed", "The control surface does not answer pages from another site.",
        allowed: ["no Sec-Fetch-Site", "same-origin", "none"])
    case .tokenNeeded:
      ErrorBody(
        "tokenNeeded", "This server was started with a control token; the request names none or another.",
        allowed: ["Authorization: Bearer <token>"])
    case .noSuchPath(let path, let nearest):
      ErrorBody(
        "notFound", "There is no '\(path)' here; nearest: \(nearest.joined(separator: ", ")).", allowed: nearest)
    case .wrongMethod(let method, let allowed):
      ErrorBody(
        "methodNotAllowed", "\(method) is not for this path; allowed: \(allowed.joined(separator: ", ")).",
        allowed: allowed)
    case .unknownParameter(let name, let allowed):
      ErrorBody(
        "unknownParameter", "There is no parameter '\(name)'; allowed: \(allowed.joined(separator: ", ")).",
        allowed: allowed)
    case .parameterNotAllowed(let name, let value, let allowed):
      ErrorBody(
        "parameterNotAllowed",
        "'\(value)' is no value of the parameter '\(name)'; allowed: \(allowed.joined(separator: ", ")).",
        allowed: allowed)
    case .key(.missing, let all):
      ErrorBody(
        "keyMissing", "Whose world? The request carries no API key.",
        allowed: ["header ocp-apim-subscription-key", "query subscription-key"] + (all ? ["query all=true"] : []))
    case .key(.unknown, let all):
      ErrorBody(
        "keyNotLetIn", "The API key of the request is not one that this server lets in.",
        allowed: ["a key from --api-keys"] + (all ? ["query all=true"] : []))
    case .noSuchConsignment(let reference):
      ErrorBody(
        "consignmentNotFound", "There is no consignment '\(reference)' in this world.",
        allowed: ["the reference of a consignment of the caller's world"])
    case .noSuchCarrierService(let reference, let nearest):
      ErrorBody(
        "carrierServiceNotFound",
        "There is no carrier service '\(reference)'; nearest: \(nearest.joined(separator: ", ")).", allowed: nearest)
    case .noSuchServiceGroup(let reference, let known):
      ErrorBody(
        "serviceGroupNotFound",
        "There is no service group '\(reference)'; known: \(known.joined(separator: ", ")).", allowed: known)
    }
  }
}

/// `{"error":{"code":…,"message":…,"allowed":[…]}}`
struct ErrorBody: Encodable, Equatable {
  struct Content: Encodable, Equatable {
    let code: String
    let message: String
    let allowed: [String]
  }

  let error: Content

  init(_ code: String, _ message: String, allowed: [String]) {
    error = Content(code: code, message: message, allowed: allowed)
  }
}
