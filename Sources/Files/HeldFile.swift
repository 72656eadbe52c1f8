import Glibc

/// A file that says by its lock who works beside it: one process at a time, until this value goes.
package final class HeldFile: Sendable {
  private let descriptor: Descriptor

  /// - Returns: nil when another process, or another part of this one, holds it. Where a file system has no locks, several may.
  /// - Throws: when the file can neither be found nor made.
  package init?(_ path: String) throws(SystemFailure) {
    descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT, mode: 0o644)
    guard descriptor.lockAtOnce() else { return nil }
  }
}
