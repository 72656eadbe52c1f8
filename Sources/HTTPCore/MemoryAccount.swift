import Synchronization

/// What clients make the process hold, in one sum against one limit: bodies and answers as connections count them, and the rest, worlds
/// above all, as it was last measured.
package final class MemoryAccount: Sendable {
  private let limit: Int
  private let connections = Atomic<Int>(0)
  private let rest = Atomic<Int>(0)

  /// - Parameter limit: bytes; the most that is held before new work is refused.
  package init(limit: Int) { self.limit = max(0, limit) }

  /// An account without a limit.
  package static let unlimited = MemoryAccount(limit: .max)

  /// Bytes held by connections.
  package var heldByConnections: Int { connections.load(ordering: .relaxed) }

  /// Whether no new work is taken.
  package var isFull: Bool {
    let (sum, overflow) = heldByConnections.addingReportingOverflow(rest.load(ordering: .relaxed))
    return overflow || sum >= limit
  }

  /// Whether no large body is taken. Those may have half of the account, so that they keep nobody from asking for little.
  package var refusesLargeBodies: Bool { isFull || heldByConnections >= limit / 2 }

  /// Takes down what the process holds in all, beside what it held at its start.
  ///
  /// - Returns: by how many bytes that is above the limit; 0 when it is not.
  @discardableResult
  package func measured(_ bytes: Int) -> Int {
    rest.store(max(0, bytes - heldByConnections), ordering: .relaxed)
    return max(0, bytes - limit)
  }

  fileprivate func add(_ bytes: Int) { connections.wrappingAdd(bytes, ordering: .relaxed) }
}

/// What one connection has on the account; given back when the connection is gone.
package struct MemoryClaim: ~Copyable, Sendable {
  private let account: MemoryAccount
  private var bytes = 0

  package init(_ account: MemoryAccount) { self.account = account }

  deinit { if bytes != 0 { account.add(-bytes) } }

  /// From now on the connection holds so many bytes.
  package mutating func hold(_ bytes: Int) {
    guard bytes != self.bytes else { return }
    account.add(bytes - self.bytes)
    self.bytes = bytes
  }
}
