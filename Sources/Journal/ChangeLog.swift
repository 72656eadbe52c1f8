import Synchronization

/// What one request has changed so far, whatever other requests change meanwhile.
package final class ChangeLog: Sendable {
  private let changes = Mutex<[StateChange]>([])

  package init() {}

  /// Adds changes behind those that are known.
  package func note(_ changes: [StateChange]) { self.changes.withLock { $0 += changes } }

  /// All of them, in the order in which they were made.
  package var all: [StateChange] { changes.withLock { $0 } }
}
