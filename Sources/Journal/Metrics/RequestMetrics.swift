import Synchronization

/// What a server has answered since it began: how often each operation, with which status, and how fast. Counting takes a lock for
/// unusual statuses alone.
package final class RequestMetrics: Sendable {
  /// What led to no operation, and bytes that were no request, are counted under names of their own.
  package let unrouted = OperationMetrics(operation: "none")
  package let refused = OperationMetrics(operation: "refused")
  private let counters = Mutex<[OperationMetrics]>([])
  private let faults = Atomic<UInt64>(0)

  package init() {}

  /// Where what an operation answers is counted.
  package func counter(of operation: String) -> OperationMetrics {
    counters.withLock { counters in
      let counter = OperationMetrics(operation: operation)
      counters.append(counter)
      return counter
    }
  }

  /// Counts what struck a request, if anything did.
  package func strike(_ count: Int) {
    if count > 0 { faults.wrappingAdd(UInt64(count), ordering: .relaxed) }
  }

  package var faultsStruck: UInt64 { faults.load(ordering: .relaxed) }

  /// Of whatever has been answered at all, by name.
  package var readings: [OperationMetrics.Reading] {
    (counters.withLock { $0 } + [unrouted, refused]).map(\.reading).filter { !$0.statuses.isEmpty }
      .sorted { $0.operation < $1.operation }
  }
}
