import Contract
package import Journal

extension World {
  /// What is expected of the client, with what had come when somebody last looked.
  package var expectations: [Expectation] { expectationBook?.value.all ?? [] }

  /// Keeps an expectation that has looked at nothing yet.
  ///
  /// - Returns: that; nil when there are as many as are kept.
  package mutating func expect(_ wanted: Verification, name: String?) -> Expectation? {
    var book = expectationBook?.value ?? ExpectationBook()
    guard let expectation = book.add(wanted, name: name) else { return nil }
    expectationBook = Shared(book)
    return expectation
  }

  /// - Returns: whether there was one of this number.
  package mutating func removeExpectation(_ id: Int) -> Bool { expectationBook?.change { $0.remove(id) } ?? false }

  /// - Returns: how many there were.
  package mutating func removeExpectations() -> Int { expectationBook?.change { $0.removeAll() } ?? 0 }

  /// Has the expectations count anew, from an entry of the journal on.
  package mutating func beginExpectationsAnew(at number: Int) { expectationBook?.change { $0.beginAnew(at: number) } }

  /// Has the expectations count on in a journal, from what comes next.
  mutating func goOn(in journal: Journal?) { expectationBook?.change { $0.goOn(in: journal) } }
}
