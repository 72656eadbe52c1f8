/// Why a body could not be read: what is wrong, and where. Facts only; a status code is the caller's to choose.
package struct UnreadableBody: Error, Equatable, Sendable {
  /// A kind of JSON value.
  package enum Kind: String, Sendable {
    case string
    case number
    case boolean
    case object
    case list
    case null

    fileprivate var withArticle: String {
      switch self {
      case .string, .number, .boolean, .list: "a \(rawValue)"
      case .object: "an object"
      case .null: "null"
      }
    }
  }

  package enum Problem: Error, Equatable, Sendable {
    case empty
    case notUTF8(offset: Int)
    case notJSON(offset: Int, expected: String)
    case tooDeep(limit: Int)
    case tooLong(limit: Int)
    case missing
    case wrongType(expected: Kind, found: Kind)
    /// A number that the member's type cannot hold exactly; `allowed` says which it can.
    case unfitNumber(allowed: String)
    /// What the member's own type says about the value.
    case notAllowed(String)
  }

  /// The JSON path as the client spells it, such as `Packages[0].Weight.Value`; empty for the whole body.
  package let path: String
  package let problem: Problem

  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// The problem in plain English, without the path and without a final full stop.
  package var reason: String {
    switch problem {
    case .empty: "a JSON body is needed"
    case .notUTF8(let offset): "the body is not UTF-8 at byte \(offset)"
    case .notJSON(let offset, let expected): "the body is not JSON: at byte \(offset), \(expected) is expected"
    case .tooDeep(let limit): "objects and lists may stand inside one another at most \(limit) deep"
    case .tooLong(let limit): "a body may have at most \(limit) bytes"
    case .missing: "the member is missing"
    case .wrongType(let expected, let found): "\(expected.withArticle) is needed, not \(found.withArticle)"
    case .unfitNumber(let allowed): "\(allowed) is needed"
    case .notAllowed(let description): description
    }
  }
}
