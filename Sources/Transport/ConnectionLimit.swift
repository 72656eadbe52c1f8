import HTTPCore

/// How many connections a server may have, over all its loops.
final class ConnectionLimit: Sendable {
  private let count: ConnectionCount
  private let limit: Int

  init(_ count: ConnectionCount = ConnectionCount(), limit: Int) {
    self.count = count
    self.limit = limit
  }

  /// Counts one more in, or says that there is no room.
  func enter() -> Bool {
    guard count.add() > limit else { return true }
    leave()
    return false
  }

  func leave() { count.remove() }
}
