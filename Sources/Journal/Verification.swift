/// Whether what was expected has happened: entries are given to it as they come, and it says as soon as nothing that may still come can
/// change the answer.
package struct Verification: Sendable {
  package enum Count: Sendable, Equatable {
    case exactly(Int)
    case atLeast(Int)
    case atMost(Int)

    package func holds(for count: Int) -> Bool {
      switch self {
      case .exactly(let wanted): count == wanted
      case .atLeast(let wanted): count >= wanted
      case .atMost(let wanted): count <= wanted
      }
    }

    /// Whether more of them change nothing.
    fileprivate func isDecided(at count: Int) -> Bool {
      switch self {
      case .exactly(let wanted), .atMost(let wanted): count > wanted
      case .atLeast(let wanted): count >= wanted
      }
    }
  }

  /// A request that came near to what was wanted: what is told of it, so that nobody keeps the whole.
  package struct NearMiss: Sendable {
    package let number: Int
    package let operation: String?
    package let method: String
    package let path: String
    package let status: Int?
    package let differences: [Match.Difference]
  }

  /// What has come so far.
  package struct Tally: Sendable, Equatable {
    /// How many requests match.
    package var matching = 0
    /// How many of the steps in order have come.
    package var steps = 0
    package var examined = 0
    /// Entries that had to go before they were looked at.
    package var lost = 0

    package init() {}
  }

  package let match: Match
  package let count: Count
  /// What has to have come one after the other, with anything between; besides `match`.
  package let order: [Match]

  package private(set) var tally: Tally
  /// The numbers of those that match, the first hundred.
  package private(set) var matched: [Int] = []
  package private(set) var nearMisses: [NearMiss] = []
  /// The number of the next entry to look at.
  package private(set) var next = 1

  package init(_ match: Match, _ count: Count, inOrder order: [Match] = [], tally: Tally = Tally()) {
    self.match = match
    self.count = count
    self.order = order
    self.tally = tally
  }

  /// The same that has looked at nothing yet, and begins with an entry.
  package func begun(at number: Int) -> Verification {
    var verification = Verification(match, count, inOrder: order)
    verification.next = number
    return verification
  }

  /// The same that goes on with an entry of a journal. Where that is another journal, its numbers mean other requests.
  package func goingOn(at number: Int, ofAnother isAnother: Bool) -> Verification {
    var verification = isAnother ? Verification(match, count, inOrder: order, tally: tally) : self
    verification.next = number
    return verification
  }

  /// Looks at what has come since the last time.
  package mutating func take(_ excerpt: Journal.Excerpt) {
    tally.lost += excerpt.lostToOthers
    next = excerpt.next
    for numbered in excerpt.entries { take(numbered) }
  }

  private mutating func take(_ numbered: Journal.Numbered) {
    // What the sandbox itself has sent is meant by nobody who does not say so.
    guard !numbered.entry.isWebhook || ([match] + order).contains(where: { $0.operation != nil }) else { return }
    tally.examined += 1
    if tally.steps < order.count {
      let differences = order[tally.steps].differences(from: numbered.entry)
      if differences.isEmpty { tally.steps += 1 } else { note(numbered, differences) }
    }
    let differences = match.differences(from: numbered.entry)
    if differences.isEmpty {
      tally.matching += 1
      if matched.count < Self.mostNumbers { matched.append(numbered.number) }
    } else if order.isEmpty {
      note(numbered, differences)
    }
  }

  private mutating func note(_ numbered: Journal.Numbered, _ differences: [Match.Difference]) {
    let place = nearMisses.firstIndex { $0.differences.count > differences.count } ?? nearMisses.count
    guard place < Self.nearest else { return }
    let entry = numbered.entry
    let miss = NearMiss(
      number: numbered.number, operation: entry.operation, method: entry.method, path: entry.path,
      status: entry.status, differences: differences)
    nearMisses.insert(miss, at: place)
    if nearMisses.count > Self.nearest { nearMisses.removeLast() }
  }

  /// How many near misses are told.
  private static let nearest = 3
  /// How many numbers are told.
  private static let mostNumbers = 100

  package enum Verdict: Sendable, Equatable {
    case holds
    case fails
    /// What is gone might have decided otherwise.
    case unknown
  }

  /// What can be said now.
  package var verdict: Verdict {
    guard holds else {
      // Entries that are gone may have been the missing ones, but none of them takes one away.
      if case .atLeast = count, tally.lost > 0 { return .unknown }
      if case .exactly(let wanted) = count, tally.matching < wanted, tally.lost > 0 { return .unknown }
      if count.holds(for: tally.matching), tally.lost > 0 { return .unknown }
      return .fails
    }
    if tally.lost > 0, !isOpenUpwards { return .unknown }
    return .holds
  }

  private var holds: Bool { count.holds(for: tally.matching) && tally.steps == order.count }

  /// Whether more entries could only confirm what holds.
  private var isOpenUpwards: Bool { if case .atLeast = count { true } else { false } }

  /// Whether nothing that may still come changes the verdict.
  package var isDecided: Bool {
    switch count {
    case .atLeast: holds
    case .exactly, .atMost: count.isDecided(at: tally.matching)
    }
  }
}
