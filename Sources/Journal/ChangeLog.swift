import Synchronization

/// What one request has changed so far, whatever other requests change meanwhile, and what was made to go wrong with it.
package final class ChangeLog: Sendable {
  private let changes = Mutex<[StateChange]>([])
  private let struck = Mutex<[AppliedFault]>([])

  package init() {}

  /// Adds changes behind those that are known.
  package func note(_ changes: [StateChange]) {
    self.changes.withLock { known in
      if known.isEmpty { known = changes } else { known += changes }
    }
  }

  /// All of them, in the order in which they were made.
  package var all: [StateChange] { changes.withLock { $0 } }

  /// Adds what was made to go wrong.
  package func note(_ faults: [AppliedFault]) { struck.withLock { $0 += faults } }

  /// Adds the magic values that decided something.
  package func note(magic texts: [String]) { note(texts.map { AppliedFault(.magic, $0) }) }

  /// All that was made to go wrong.
  package var faults: [AppliedFault] { struck.withLock { $0 } }
}
