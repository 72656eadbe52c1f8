import Glibc

/// One file by whose locked ranges processes agree on who has what: a number, one process at a time. However many are held, it takes
/// one descriptor.
package final class RangeLocks: Sendable {
  /// `F_OFD_SETLK`, which Glibc's module map leaves out: a lock of the descriptor's, so that another part of this process is another
  /// holder.
  private static let setLock: Int32 = 37

  private let descriptor: Descriptor

  /// - Throws: when the file can neither be found nor made.
  package init(_ path: String) throws(SystemFailure) {
    descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT, mode: 0o644)
  }

  /// Takes a number, from 0 on, until it is let go or this value goes.
  ///
  /// - Returns: false when another process, or another part of this one, holds it. Where a file system has no locks, several may.
  package func hold(_ number: Int) -> Bool {
    while descriptor.control(Self.setLock, Self.range(number, F_WRLCK)) != 0 {
      if errno == EAGAIN || errno == EACCES { return false }
      if errno != EINTR { return true }
    }
    return true
  }

  package func letGo(_ number: Int) {
    _ = descriptor.control(Self.setLock, Self.range(number, F_UNLCK))
  }

  private static func range(_ number: Int, _ kind: Int32) -> flock {
    var range = flock()
    range.l_type = Int16(kind)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = number
    range.l_len = 1
    return range
  }
}
