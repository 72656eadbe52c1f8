import Synchronization

/// What a test expects of its client, kept beside the journal until it is taken away or the world begins anew.
package struct Expectation: Sendable {
  package let id: Int
  /// What the test calls it; what is wanted, where it has no name.
  package let name: String
  private let wanted: Verification

  fileprivate init(id: Int, name: String?, _ wanted: Verification) {
    self.id = id
    self.name = name ?? wanted.words
    self.wanted = wanted
  }

  /// What can be said of it from what the journal keeps.
  package func judged(by excerpt: Journal.Excerpt) -> Verification {
    var verification = wanted
    verification.take(excerpt)
    return verification
  }

  /// As many as a journal keeps.
  package static let most = 100
}

/// A journal's expectations, in the order in which they were stated.
struct Expectations: Sendable {
  private(set) var all: [Expectation] = []
  private var last = 0

  mutating func add(_ wanted: Verification, name: String?) -> Expectation? {
    guard all.count < Expectation.most else { return nil }
    last += 1
    let expectation = Expectation(id: last, name: name, wanted)
    all.append(expectation)
    return expectation
  }

  mutating func remove(_ id: Int) -> Bool {
    guard let place = all.firstIndex(where: { $0.id == id }) else { return false }
    all.remove(at: place)
    return true
  }

  mutating func removeAll() -> Int {
    defer { all = [] }
    return all.count
  }
}

extension Journal {
  package var expectations: [Expectation] { state.withLock { $0.expectations.all } }

  /// Keeps an expectation that has looked at nothing yet; nil when there are as many as are kept.
  package func expect(_ wanted: Verification, name: String?) -> Expectation? {
    state.withLock { $0.expectations.add(wanted, name: name) }
  }

  /// - Returns: whether there was one of this id.
  package func removeExpectation(_ id: Int) -> Bool { state.withLock { $0.expectations.remove(id) } }

  /// - Returns: how many there were.
  package func removeExpectations() -> Int { state.withLock { $0.expectations.removeAll() } }
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
