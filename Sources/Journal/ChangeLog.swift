package import Contract
import Synchronization

/// What one request has changed so far, whatever other requests change meanwhile, and what was made to go wrong with it.
package final class ChangeLog: Sendable {
  /// What is known.
  package struct Contents: Sendable {
    /// In the order in which they were made.
    package fileprivate(set) var changes: [StateChange] = []
    package fileprivate(set) var faults: [AppliedFault] = []
    /// What the world's clock showed when the request last looked at its world; nil before it did.
    package fileprivate(set) var worldTime: DateTimeOffset?
  }

  private let contents = Mutex(Contents())

  package init() {}

  /// Adds changes behind those that are known, and when the world was looked at.
  package func note(_ changes: [StateChange], at worldTime: DateTimeOffset) {
    contents.withLock { contents in
      contents.worldTime = worldTime
      guard !changes.isEmpty else { return }
      if contents.changes.isEmpty { contents.changes = changes } else { contents.changes += changes }
    }
  }

  /// Adds what was made to go wrong.
  package func note(_ faults: [AppliedFault]) { contents.withLock { $0.faults += faults } }

  /// Adds the magic values that decided something.
  package func note(magic texts: [String]) { note(texts.map { AppliedFault(.magic, $0) }) }

  /// How many faults and magic values struck.
  package var strikeCount: Int { contents.withLock { $0.faults.count } }

  package var all: Contents { contents.withLock { $0 } }
}
