/// Why a body could not be read: what is wrong, and where. Facts only; a status code is the caller's to choose.
package struct ReadingFailure: Error, Equatable, Sendable {
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
    case tooDeep(limit: Int, offset: Int)
    case tooLong(limit: Int)
    /// Entries of all lists together.
    case tooManyEntries(limit: Int)
    case missing
    case wrongType(expected: Kind, found: Kind)
    /// A number that the member's type cannot hold exactly; `allowed` says which it can.
    case unfitNumber(allowed: String)
    /// What the member's own type says about the value.
    case notAllowed(String)
    case emptyXML
    /// `reason` is libexpat's.
    case notXML(line: Int, column: Int, reason: String)
    case documentType(line: Int)
    case tooDeepXML(limit: Int, line: Int)
    case wrongRoot(allowed: [String], line: Int)
    /// What is wrong with an element, or with what stands in it.
    case element(String, line: Int)
  }

  /// The JSON path as the client spells it, such as `Packages[0].Weight.Value`, or the XPath of an element, such as
  /// `/CreateConsignmentRequest/Packages/Package[2]`; empty for the whole body.
  package let path: String
  package let problem: Problem
  /// What else is wrong in the same body, in its order; empty where nobody looked on.
  package private(set) var others: [ReadingFailure] = []

  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// This one, and then the others.
  package var all: [ReadingFailure] { [ReadingFailure(path: path, problem: problem)] + others }

  func followed(by failures: [ReadingFailure]) -> ReadingFailure {
    var first = self
    first.others = Array(failures.filter { $0 != self }.prefix(Recovery.most - 1))
    return first
  }

  /// The problem in plain English, without the path and without a final full stop.
  package var reason: String {
    switch problem {
    case .empty: "a JSON body is needed"
    case .notUTF8(let offset): "the body is not UTF-8 at byte \(offset)"
    case .notJSON(let offset, let expected): "the body is not JSON: at byte \(offset), \(expected) is expected"
    case .tooDeep(let limit, _): "objects and lists may stand inside one another at most \(limit) deep"
    case .tooLong(let limit): "a body may have at most \(limit) bytes"
    case .tooManyEntries(let limit): "the lists of a body may have at most \(limit) entries together"
    case .missing: "the member is missing"
    case .wrongType(let expected, let found): "\(expected.withArticle) is needed, not \(found.withArticle)"
    case .unfitNumber(let allowed): "\(allowed) is needed"
    case .notAllowed(let description): description
    case .emptyXML: "an XML body is needed"
    case .notXML(let line, let column, let reason): "the body is not XML: line \(line), column \(column): \(reason)"
    case .documentType(let line): "line \(line): a document type declaration, and the entities in it, are not read"
    case .tooDeepXML(let limit, let line):
      "line \(line): elements may stand inside one another at most \(limit) deep"
    case .wrongRoot(let allowed, let line):
      "line \(line): the root must be \(allowed.map { "<\($0)>" }.joined(separator: " or "))"
    case .element(let description, let line): "line \(line): \(description)"
    }
  }
}
