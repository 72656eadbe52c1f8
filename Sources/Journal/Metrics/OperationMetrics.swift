import Synchronization

/// How often one operation was answered with which status, and how fast.
package final class OperationMetrics: Sendable {
  /// What was counted up to some moment.
  package struct Reading: Sendable, Equatable {
    package let operation: String
    /// Those that came, in ascending order; none first.
    package let statuses: [Status]
    /// How many took at most as long as each of ``OperationMetrics/bounds``, and how many in all.
    package let cumulative: [UInt64]
    package let nanoseconds: UInt64

    package struct Status: Sendable, Equatable {
      /// Nil for answers that were withheld.
      package let code: Int?
      package let count: UInt64
    }
  }

  /// In nanoseconds, inclusive; behind the last there is no bound.
  package static let bounds: [Int64] = [
    25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 50_000_000, 250_000_000,
    1_000_000_000,
  ]
  /// Statuses that are usual enough for a place of their own.
  private static let usual = [200, 201, 202, 204, 400, 401, 403, 404, 405, 406, 409, 413, 415, 429, 500, 503]

  private let operation: String
  private let statuses: InlineArray<16, Atomic<UInt64>>
  private let buckets: InlineArray<13, Atomic<UInt64>>
  private let nanoseconds = Atomic<UInt64>(0)
  /// What faults answer with, for the most part.
  private let unusual = Mutex<[Int?: UInt64]>([:])

  init(operation: String) {
    self.operation = operation
    statuses = InlineArray { _ in Atomic(0) }
    buckets = InlineArray { _ in Atomic(0) }
  }

  /// Counts an answer that took so long to be decided; one without a status where the client hears nothing.
  package func count(_ status: Int?, _ elapsed: Int64) {
    if let place = Self.usual.firstIndex(where: { $0 == status }) {
      statuses[place].wrappingAdd(1, ordering: .relaxed)
    } else {
      unusual.withLock { $0[status, default: 0] += 1 }
    }
    let bucket = Self.bounds.firstIndex { elapsed <= $0 } ?? Self.bounds.count
    buckets[bucket].wrappingAdd(1, ordering: .relaxed)
    nanoseconds.wrappingAdd(UInt64(max(0, elapsed)), ordering: .relaxed)
  }

  var reading: Reading {
    var found = unusual.withLock { $0 }
    for (place, status) in Self.usual.enumerated() {
      let count = statuses[place].load(ordering: .relaxed)
      if count > 0 { found[status] = count }
    }
    var sum: UInt64 = 0
    let cumulative = buckets.indices.map { place in
      sum += buckets[place].load(ordering: .relaxed)
      return sum
    }
    return Reading(
      operation: operation,
      statuses: found.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.map { .init(code: $0.key, count: $0.value) },
      cumulative: cumulative, nanoseconds: nanoseconds.load(ordering: .relaxed))
  }
}
