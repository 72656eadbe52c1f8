import HTTPTypes
import Routing

extension SurfaceDocument {
  /// A refusal that many operations have in common.
  enum Failure: String, CaseIterable {
    case badRequest, unauthorized, forbidden, notFound, contentTooLarge, unsupportedMediaType, internalServerError

    var status: HTTPResponse.Status {
      switch self {
      case .badRequest: .badRequest
      case .unauthorized: .unauthorized
      case .forbidden: .forbidden
      case .notFound: .notFound
      case .contentTooLarge: .contentTooLarge
      case .unsupportedMediaType: .unsupportedMediaType
      case .internalServerError: .internalServerError
      }
    }

    var words: String {
      switch self {
      case .badRequest: "What was sent is not valid, or cannot be done as things stand."
      case .unauthorized: "No API key was given, or it is not accepted."
      case .forbidden: "What the request would change is the vendor's own."
      case .notFound: "What the request names does not exist, or the path is no operation's."
      case .contentTooLarge: "The body is larger than the sandbox was told to take."
      case .unsupportedMediaType: "The body is of a type that is not read."
      case .internalServerError: "The libraries that draw are not installed where the sandbox runs."
      }
    }
  }

  /// Every refusal that an operation can give.
  static func failures(of operation: Operation, _ description: OperationDescription) -> [Failure] {
    let takesBody = if case .none = description.body { false } else { true }
    return Failure.allCases.filter { failure in
      switch failure {
      // The version's name may be wrong in any request.
      case .badRequest, .unauthorized: true
      case .forbidden: description.failures.contains(.forbidden)
      // A part of the path that is not UTF-8, or no number or date, is no path.
      case .notFound: !operation.pattern.parameters.isEmpty || description.failures.contains(.notFound)
      case .contentTooLarge, .unsupportedMediaType: takesBody || description.failures.contains(failure.status)
      case .internalServerError: description.failures.contains(.internalServerError)
      }
    }
  }
}
