/// How much is kept of what happened.
package struct JournalLimits: Sendable, Equatable {
  /// Entries of one world.
  package var entries: Int
  /// Of one world.
  package var bytes: Int
  /// Of all worlds together.
  package var totalBytes: Int

  package init(entries: Int = 10_000, bytes: Int = 16 << 20, totalBytes: Int = 256 << 20) {
    self.entries = max(1, entries)
    self.bytes = max(1, bytes)
    self.totalBytes = max(1, totalBytes)
  }

  /// What is kept of one body.
  package static let body = 64 << 10
}
