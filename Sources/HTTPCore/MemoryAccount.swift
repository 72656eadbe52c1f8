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
  /// - Returns: whether that is so near the limit, by an eighth, that something should go before work has to be refused.
  package func measured(_ bytes: Int) -> Bool {
    rest.store(max(0, bytes - heldByConnections), ordering: .relaxed)
    return bytes > limit - limit / 8
  }

  fileprivate func add(_ bytes: Int) { connections.wrappingAdd(bytes, ordering: .relaxed) }

  /// Adds so many bytes if that leaves the sum within the limit.
  fileprivate func addIfFree(_ bytes: Int) -> Bool {
    var held = heldByConnections
    while true {
      let (sum, overflow) = held.addingReportingOverflow(bytes)
      guard !overflow, sum <= limit - min(limit, rest.load(ordering: .relaxed)) else { return false }
      let (isExchanged, found) = connections.compareExchange(
        expected: held, desired: sum, ordering: .relaxed)
      if isExchanged { return true }
      held = found
    }
  }
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

/// What a long body has on the account before it comes; given back when nobody holds it any more.
package final class MemoryRoom: Sendable {
  private let account: MemoryAccount
  private let bytes = Atomic<Int>(0)

  package init(_ account: MemoryAccount) { self.account = account }

  deinit { account.add(-bytes.load(ordering: .relaxed)) }

  /// Sees to it that so many bytes are taken; false, with nothing changed, when that is more than the account has left. To be called
  /// by one thread at a time.
  package func grow(to wanted: Int) -> Bool {
    let missing = wanted - bytes.load(ordering: .relaxed)
    guard missing > 0 else { return true }
    guard account.addIfFree(missing) else { return false }
    bytes.store(wanted, ordering: .relaxed)
    return true
  }
}
