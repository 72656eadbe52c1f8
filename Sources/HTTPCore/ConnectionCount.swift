import Synchronization

/// How many connections a server has, for whoever wants to know.
package final class ConnectionCount: Sendable {
  private let count = Atomic<Int>(0)

  package init() {}

  package var value: Int { count.load(ordering: .relaxed) }

  /// - Returns: how many there are with it.
  package func add() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }

  package func remove() { count.wrappingSubtract(1, ordering: .relaxed) }
}
