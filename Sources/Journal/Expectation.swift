/// What a test expects of its client, and what has come of it so far.
package struct Expectation: Sendable {
  package let id: Int
  /// What the test calls it; what is wanted, where it has no name.
  package let name: String
  package internal(set) var verification: Verification

  init(id: Int, name: String?, _ verification: Verification) {
    self.id = id
    self.name = name ?? verification.words
    self.verification = verification
  }

  /// As many as a world keeps.
  package static let most = 100
}

extension Verification {
  /// What is wanted: `exactly 1: operation CreateConsignment, status 201`.
  var words: String {
    let steps = order.map(\.words).joined(separator: ", then ")
    if case .atLeast(0) = count, !order.isEmpty { return "in order: \(steps)" }
    return "\(count.words): \(match.words)" + (order.isEmpty ? "" : "; in order: \(steps)")
  }
}

extension Verification.Count {
  /// `exactly 1`.
  package var words: String {
    switch self {
    case .exactly(let count): "exactly \(count)"
    case .atLeast(let count): "at least \(count)"
    case .atMost(let count): "at most \(count)"
    }
  }
}

extension Match {
  /// Every criterion with its value.
  fileprivate var words: String {
    var words: [String] = []
    if let operation { words.append("operation \(operation)") }
    if let method { words.append("method \(method)") }
    if let path { words.append("path \(path)") }
    if let status { words.append("status \(status)") }
    if let reference { words.append("reference \(reference)") }
    if let fault { words.append("fault \(fault)") }
    words += header.map { "header \($0.name) \($0.value)" } + query.map { "query \($0.name) \($0.value)" }
    if body != nil { words.append("a body") }
    return words.isEmpty ? "any request" : words.joined(separator: ", ")
  }
}
