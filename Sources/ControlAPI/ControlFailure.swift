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
  /// No request can be as the value says.
  case parameterMatchesNothing(String, value: String, RequestPattern.Problem)
  case key(KeyFailure)
  /// Neither was the caller's secret asked for, nor is the server out of everybody else's reach.
  case worldsNotOpen
  case noSuchWorld(String, known: [String])
  case noSuchSnapshot(String, known: [String])
  case tooManySnapshots(most: Int)
  case snapshotNameTooLong
  /// The body is at fault.
  case body([BodyProblem])
  /// So is a member of it that holds a key, and keys are not written anywhere.
  case secret(BodyProblem)
  /// The key of the world that a fork is to go to.
  case forkTargetNotLetIn
  /// The clock cannot be moved so.
  case nothingToCome(kind: String)
  case noSuchFault(String, known: [String])
  case tooManyFaults(most: Int)
  case noSuchExpectation(String, known: [String])
  case tooManyExpectations(most: Int)
  /// The server was started without one.
  case journalOff
  case tooManyReaders(most: Int)
  case noSuchConsignment(String)
  /// No carrier knows of it: it is not on a manifest, or it has come to an end.
  case noShipment(String, state: String)
  case tooManyEvents(String, most: Int)
  case noSuchPackage(String, known: [String])
  case noSuchCarrierService(String, nearest: [String])
  case noSuchShop(String, nearest: [String])
  case noSuchServiceGroup(String, known: [String])
  /// A bug of this package.
  case unexpected

  var status: HTTPResponse.Status {
    switch self {
    case .foreign, .key(.unknown), .worldsNotOpen, .forkTargetNotLetIn: .forbidden
    case .tokenNeeded: .unauthorized
    case .noSuchPath, .noSuchConsignment, .noSuchPackage, .noSuchCarrierService, .noSuchShop,
      .noSuchServiceGroup, .noSuchWorld,
      .noSuchSnapshot,
      .noSuchFault, .noSuchExpectation:
      .notFound
    case .wrongMethod: .methodNotAllowed
    case .unknownParameter, .parameterNotAllowed, .parameterMatchesNothing, .key(.missing), .body, .secret,
      .snapshotNameTooLong:
      .badRequest
    case .nothingToCome, .noShipment, .tooManyEvents, .tooManySnapshots, .tooManyFaults, .tooManyExpectations,
      .journalOff:
      .conflict
    case .unexpected: .internalServerError
    case .key(.heldElsewhere), .tooManyReaders: .serviceUnavailable
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
        "notFound",
        "There is no '\(path)' here" + (nearest.isEmpty ? "." : "; nearest: \(nearest.joined(separator: ", "))."),
        allowed: nearest)
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
    case .parameterMatchesNothing(let name, let value, let problem):
      ErrorBody(
        "parameterNotAllowed",
        "'\(value.prefix(60))' is no value of the parameter '\(name)': \(problem.reason)"
          + (problem.nearest.map { " (did you mean '\($0)'?)" } ?? "") + ".",
        allowed: problem.allowed)
    case .key(.missing):
      ErrorBody(
        "keyMissing", "Whose world? The request carries no API key.",
        allowed: ["header ocp-apim-subscription-key", "query subscription-key", "query world"])
    case .key(.unknown):
      ErrorBody(
        "keyNotLetIn", "The API key of the request is not one that this server lets in.",
        allowed: ["a key from --api-keys"])
    case .key(.heldElsewhere(let held)): ErrorBody("worldHeldElsewhere", "\(held.reason).", allowed: [])
    case .worldsNotOpen:
      ErrorBody(
        "worldsNotOpen",
        "Worlds of others can be named with the control token, or where the server listens on loopback alone.",
        allowed: ["--control-token", "--host 127.0.0.1"])
    case .noSuchWorld(let name, let known):
      ErrorBody("worldNotFound", "There is no world '\(name)'.", allowed: known)
    case .noSuchSnapshot(let name, let known):
      ErrorBody("snapshotNotFound", "This world has no snapshot '\(name)'.", allowed: known)
    case .tooManySnapshots(let most):
      ErrorBody(
        "tooManySnapshots", "This world has \(most) snapshots, as many as are kept; nothing was saved.",
        allowed: ["DELETE /_sandbox/snapshots/{name}"])
    case .snapshotNameTooLong:
      ErrorBody("nameTooLong", "A snapshot's name has from 1 to 100 bytes.", allowed: [])
    case .body(let problems):
      ErrorBody(
        "bodyNotAllowed",
        "The body is not taken, and nothing was done: \(problems.first?.sentence ?? "")"
          + (problems.count > 1 ? "; and \(problems.count - 1) more" : "") + ".",
        allowed: problems.first?.allowed ?? [], problems: problems)
    case .forkTargetNotLetIn:
      ErrorBody(
        "keyNotLetIn", "The key in 'into' is not one that this server lets in; nothing was copied.",
        allowed: ["a key from --api-keys"],
        problems: [
          BodyProblem(
            path: "into", problem: "this is none of the keys that the server was started with",
            allowed: ["a key from --api-keys"])
        ])
    case .secret(let problem): ControlFailure.body([problem]).body
    case .noShipment(let reference, let state):
      ErrorBody(
        "noShipment",
        "The consignment \(reference) is \(state): no carrier has it, or nothing comes of itself any more.",
        allowed: ["PUT /consignments/manifest"])
    case .tooManyEvents(let reference, let most):
      ErrorBody(
        "tooManyEvents", "The consignment \(reference) has \(most) events, as many as are kept; nothing was done.",
        allowed: [])
    case .noSuchPackage(let reference, let known):
      ErrorBody("packageNotFound", "The consignment has no package '\(reference)'.", allowed: known)
    case .nothingToCome(let kind):
      ErrorBody(
        "nothingToCome", "Nothing of the kind '\(kind)' is to come in this world; its clock stands where it stood.",
        allowed: ["by", "to"])
    case .noSuchFault(let id, let known):
      ErrorBody("faultNotFound", "This world has no fault rule '\(id)'.", allowed: known)
    case .tooManyFaults(let most):
      ErrorBody(
        "tooManyFaults", "This world has \(most) fault rules, as many as are kept; nothing was set.",
        allowed: ["DELETE /_sandbox/faults/{id}"])
    case .noSuchExpectation(let id, let known):
      ErrorBody("expectationNotFound", "This world has no expectation '\(id)'.", allowed: known)
    case .tooManyExpectations(let most):
      ErrorBody(
        "tooManyExpectations", "This world has \(most) expectations, as many as are kept; nothing was stated.",
        allowed: ["DELETE /_sandbox/expectations/{id}"])
    case .journalOff:
      ErrorBody("journalOff", "This server was started without a journal.", allowed: ["--journal on"])
    case .tooManyReaders(let most):
      ErrorBody(
        "tooManyReaders", "\(most) event streams are being read, as many as there may be at a time.",
        allowed: ["GET /_sandbox/requests"])
    case .noSuchConsignment(let reference):
      ErrorBody(
        "consignmentNotFound", "There is no consignment '\(reference)' in this world.",
        allowed: ["the reference of a consignment of the caller's world"])
    case .noSuchCarrierService(let reference, let nearest):
      ErrorBody(
        "carrierServiceNotFound",
        "There is no carrier service '\(reference)'; nearest: \(nearest.joined(separator: ", ")).", allowed: nearest)
    case .noSuchShop(let reference, let nearest):
      ErrorBody(
        "shopNotFound", "There is no shop '\(reference)'; nearest: \(nearest.joined(separator: ", ")).",
        allowed: nearest)
    case .noSuchServiceGroup(let reference, let known):
      ErrorBody(
        "serviceGroupNotFound",
        "There is no service group '\(reference)'; known: \(known.joined(separator: ", ")).", allowed: known)
    case .unexpected: ErrorBody("unexpected", "The sandbox has made a mistake of its own.", allowed: [])
    }
  }
}

extension BodyProblem {
  /// `mode: this is none of the values that are allowed (did you mean 'frozen'?)`; where nothing is near, what is allowed, if that is short.
  fileprivate var sentence: String {
    let short = (allowed ?? []).count <= 8 ? allowed ?? [] : []
    // Some problems say so themselves.
    let hint =
      if problem.contains("did you mean") { "" } else if let nearest {
        " (did you mean '\(nearest)'?)"
      } else if short.isEmpty { "" } else {
        ": \(short.joined(separator: ", "))"
      }
    return (path.isEmpty ? "" : "\(path): ") + problem + hint
  }
}
