import HTTPTypes

/// Why the control surface did not do what was asked. Cases hold facts; the words and the status are made below.
enum Trouble: Error, Equatable {
  case objection(Admission.Objection)
  case tokenNeeded
  case noSuchPath(String, nearest: [String])
  case wrongMethod(String, allowed: [String])
  case unknownParameter(String, allowed: [String])
  case parameterNotAllowed(String, value: String, allowed: [String])
  case keyMissing
  case keyNotLetIn
  /// As the two above, where there is no asking for every world.
  case noWorld(isKeyGiven: Bool)
  case noSuchConsignment(String)
  case noSuchCarrierService(String, nearest: [String])
  case noSuchServiceGroup(String, known: [String])

  var status: HTTPResponse.Status {
    switch self {
    case .objection, .keyNotLetIn, .noWorld(isKeyGiven: true): .forbidden
    case .tokenNeeded: .unauthorized
    case .noSuchPath, .noSuchConsignment, .noSuchCarrierService, .noSuchServiceGroup: .notFound
    case .wrongMethod: .methodNotAllowed
    case .unknownParameter, .parameterNotAllowed, .keyMissing, .noWorld(isKeyGiven: false): .badRequest
    }
  }

  /// The sandbox's own error: camelCase, under one member, never to be mistaken for an `ApiError`.
  ///
  /// - Source: design/product.md, first paragraphs.
  var body: ErrorBody {
    switch self {
    case .objection(.host(let host)):
      ErrorBody(
        "hostNotAllowed", "The control surface does not answer to the host name '\(host)'.",
        allowed: [
          "localhost", "an IP address", "a single label", "*.localhost", "*.local", "*.internal",
          "a name from --allowed-hosts",
        ])
    case .objection(.origin(let origin)):
      ErrorBody(
        "originNotAllowed", "The control surface does not answer pages from '\(origin)'.",
        allowed: ["no Origin", "the origin of the server itself"])
    case .objection(.crossSite):
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
    case .keyMissing:
      ErrorBody(
        "keyMissing", "Whose world? The request carries no API key.",
        allowed: ["header ocp-apim-subscription-key", "query subscription-key", "query all=true"])
    case .keyNotLetIn:
      ErrorBody(
        "keyNotLetIn", "The API key of the request is not one that this server lets in.",
        allowed: ["a key from --api-keys", "query all=true"])
    case .noWorld(isKeyGiven: false):
      ErrorBody(
        "keyMissing", "Whose world? The request carries no API key.",
        allowed: ["header ocp-apim-subscription-key", "query subscription-key"])
    case .noWorld(isKeyGiven: true):
      ErrorBody(
        "keyNotLetIn", "The API key of the request is not one that this server lets in.",
        allowed: ["a key from --api-keys"])
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
  struct Fault: Encodable, Equatable {
    let code: String
    let message: String
    let allowed: [String]
  }

  let error: Fault

  init(_ code: String, _ message: String, allowed: [String]) {
    error = Fault(code: code, message: message, allowed: allowed)
  }
}
