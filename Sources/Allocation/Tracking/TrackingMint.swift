/// The source of one world's tracking numbers: the same seed gives the same numbers, and no number comes twice before a pattern's
/// sequence has run through.
package struct TrackingMint: Sendable {
  private let seed: UInt64
  /// How many numbers of each pattern have been given out.
  private var minted: [(pattern: String, count: UInt64)] = []
  private var places: [String: Int] = [:]
  /// Where the pattern stands that was asked for last: most often it is asked for again.
  private var latest = 0
  private var random: SeededGenerator

  package init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(seed: seed ^ 0x7472_6163_6B69_6E67)
  }

  /// What makes the numbers that follow, to be kept outside the process.
  package struct Position: Equatable, Sendable {
    package let seed: UInt64
    package let random: UInt64
    /// In the order of the patterns.
    package let counts: [(pattern: String, count: UInt64)]

    package init(seed: UInt64, random: UInt64, counts: [(pattern: String, count: UInt64)]) {
      self.seed = seed
      self.random = random
      self.counts = counts
    }

    package static func == (one: Self, other: Self) -> Bool {
      one.seed == other.seed && one.random == other.random && one.counts.elementsEqual(other.counts, by: ==)
    }
  }

  package var position: Position {
    Position(
      seed: seed, random: random.position,
      counts: minted.sorted { $0.pattern < $1.pattern })
  }

  /// A mint that goes on from a position.
  package init(_ position: Position) {
    seed = position.seed
    random = SeededGenerator(seed: position.random)
    for (pattern, count) in position.counts where places[pattern] == nil { enter(pattern, count: count) }
  }

  /// The next number. With seed 1 the first is `start` itself; each other seed starts elsewhere and wraps at the capacity.
  package mutating func mint(_ format: TrackingFormat, start: UInt64 = 1) -> String {
    let count = takePlace(of: format)
    // Both terms are below the capacity, which is at most 36¹², so the sums stay far below 2⁶⁴.
    let capacity = format.capacity
    let offset = ((seed &- 1) &* 0x9E37_79B9_7F4A_7C15) % capacity
    let first = (start % capacity + offset) % capacity
    return format.text(at: (first + count % capacity) % capacity, random: &random)
  }

  /// How many numbers of the pattern came before, one more from now on.
  private mutating func takePlace(of format: TrackingFormat) -> UInt64 {
    if latest >= minted.count || minted[latest].pattern != format.pattern {
      if let place = places[format.pattern] { latest = place } else { enter(format.pattern, count: 0) }
    }
    defer { minted[latest].count &+= 1 }
    return minted[latest].count
  }

  /// Enters a pattern that is not known.
  private mutating func enter(_ pattern: String, count: UInt64) {
    latest = minted.count
    places[pattern] = latest
    minted.append((pattern, count))
  }
}
