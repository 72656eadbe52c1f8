import Allocation
import Synchronization

/// An endless run of request ids from a seed. Nobody waits for it, and no two callers get the same.
package final class RequestIdentifiers: Sendable {
  private let seed: UInt64
  private let place: Atomic<UInt64>

  package init(seed: UInt64, count: UInt64 = 0) {
    self.seed = seed
    place = Atomic(count)
  }

  /// How many there have been.
  var count: UInt64 { place.load(ordering: .relaxed) }

  /// The next id, a GUID in lower case with hyphens.
  package func next() -> String {
    let place = place.wrappingAdd(1, ordering: .relaxed).oldValue
    // Two numbers for each id before this one.
    var generator = SeededGenerator(seed: seed, skipping: 2 &* place)
    return generator.nextIdentifier().hyphenated
  }
}
