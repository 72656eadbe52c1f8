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

  /// A request that came near to what was wanted.
  package struct NearMiss: Sendable {
    package let numbered: Journal.Numbered
    package let differences: [Match.Difference]
  }

  package let match: Match
  package let count: Count
  /// What has to have come one after the other, with anything between; besides `match`.
  package let order: [Match]

  package private(set) var matched: [Int] = []
  /// How many of `order` have come.
  package private(set) var steps = 0
  package private(set) var nearMisses: [NearMiss] = []
  package private(set) var examined = 0
  /// The number of the next entry to look at.
  package private(set) var next = 1
  /// Entries that had to go before they were looked at.
  package private(set) var lost = 0

  package init(_ match: Match, _ count: Count, inOrder order: [Match] = []) {
    self.match = match
    self.count = count
    self.order = order
  }

  /// Looks at what has come since the last time.
  package mutating func take(_ excerpt: Journal.Excerpt) {
    lost += excerpt.lostToOthers
    next = excerpt.next
    for numbered in excerpt.entries { take(numbered) }
  }

  private mutating func take(_ numbered: Journal.Numbered) {
    // What the sandbox itself has sent is meant by nobody who does not say so.
    guard !numbered.entry.isWebhook || ([match] + order).contains(where: { $0.operation != nil }) else { return }
    examined += 1
    if steps < order.count {
      let differences = order[steps].differences(from: numbered.entry)
      if differences.isEmpty { steps += 1 } else { note(numbered, differences) }
    }
    let differences = match.differences(from: numbered.entry)
    if differences.isEmpty {
      matched.append(numbered.number)
    } else if order.isEmpty {
      note(numbered, differences)
    }
  }

  private mutating func note(_ numbered: Journal.Numbered, _ differences: [Match.Difference]) {
    let place = nearMisses.firstIndex { $0.differences.count > differences.count } ?? nearMisses.count
    guard place < Self.nearest else { return }
    nearMisses.insert(NearMiss(numbered: numbered, differences: differences), at: place)
    if nearMisses.count > Self.nearest { nearMisses.removeLast() }
  }

  /// How many near misses are told.
  private static let nearest = 3

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
      if case .atLeast = count, lost > 0 { return .unknown }
      if case .exactly(let wanted) = count, matched.count < wanted, lost > 0 { return .unknown }
      if count.holds(for: matched.count), lost > 0 { return .unknown }
      return .fails
    }
    if lost > 0, !isOpenUpwards { return .unknown }
    return .holds
  }

  private var holds: Bool { count.holds(for: matched.count) && steps == order.count }

  /// Whether more entries could only confirm what holds.
  private var isOpenUpwards: Bool { if case .atLeast = count { true } else { false } }

  /// Whether nothing that may still come changes the verdict.
  package var isDecided: Bool {
    switch count {
    case .atLeast: holds
    case .exactly, .atMost: count.isDecided(at: matched.count)
    }
  }
}
