/// The expectations of one world, in the order in which they were stated: a value, so that a world takes them along wherever it is
/// copied, with what they have counted.
package struct ExpectationBook: Sendable {
  package private(set) var all: [Expectation] = []
  package private(set) var lastID = 0
  /// Of the journal in which they count; nil before there is one.
  private var mark: Int64?

  package init() {}

  /// A book as another process has left it.
  init(_ all: [Expectation], lastID: Int) {
    self.all = all
    self.lastID = lastID
  }

  /// Keeps an expectation that has looked at nothing yet.
  ///
  /// - Returns: that; nil when there are as many as are kept.
  package mutating func add(_ wanted: Verification, name: String?) -> Expectation? {
    guard all.count < Expectation.most else { return nil }
    lastID += 1
    let expectation = Expectation(id: lastID, name: name, wanted)
    all.append(expectation)
    return expectation
  }

  /// - Returns: whether there was one of this number.
  package mutating func remove(_ id: Int) -> Bool {
    guard let place = all.firstIndex(where: { $0.id == id }) else { return false }
    all.remove(at: place)
    return true
  }

  /// - Returns: how many there were.
  package mutating func removeAll() -> Int {
    defer { all = [] }
    return all.count
  }

  /// Looks at what has come since the last time; costs time with that.
  ///
  /// - Returns: whether anything has.
  package mutating func judge(by journal: Journal) -> Bool {
    mark = journal.mark
    let next = journal.next
    let behind = Set(all.map(\.verification.next)).filter { $0 < next }
    // Nearly always one: they have all looked as far.
    for number in behind {
      let excerpt = journal.entries(from: number)
      for place in all.indices where all[place].verification.next == number { all[place].verification.take(excerpt) }
    }
    return !behind.isEmpty
  }

  /// Goes on with what comes next to a journal: what has been counted stays so.
  package mutating func goOn(in journal: Journal?) {
    let (isAnother, next) = (mark != journal?.mark, journal?.next ?? 1)
    mark = journal?.mark
    for place in all.indices {
      all[place].verification = all[place].verification.goingOn(at: next, ofAnother: isAnother)
    }
  }

  /// Begins to count anew, with an entry of the journal.
  package mutating func beginAnew(at number: Int) {
    for place in all.indices { all[place].verification = all[place].verification.begun(at: number) }
  }
}
