import Glibc

/// Files that are read whole, within a bound, and written whole or not at all.
package enum WholeFile {
  /// When what was written is to be on the disk.
  package enum Durability: Sendable {
    case whenTheSystemWrites
    case beforeReturning
  }

  /// The bytes of a file, a pipe or a device.
  package static func read(_ path: String, atMost limit: Int) throws(SystemFailure) -> [UInt8] {
    try Descriptor(opening: path, O_RDONLY).read(atMost: limit)
  }

  /// The same; nil when nothing is there.
  package static func readIfThere(_ path: String, atMost limit: Int) throws(SystemFailure) -> [UInt8]? {
    do throws(SystemFailure) {
      return try read(path, atMost: limit)
    } catch {
      guard error == SystemFailure(errno: ENOENT) else { throw error }
      return nil
    }
  }

  /// The bytes of a regular file. A pipe does not keep it waiting for its other end: that is refused.
  package static func readRegular(_ path: String, atMost limit: Int) throws(SystemFailure) -> [UInt8] {
    let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
    guard file.status?.kind == .regular else { throw SystemFailure(reason: "it is not a regular file") }
    return try file.read(atMost: limit)
  }

  /// Puts the file there whole or not at all: a reader sees the old content or the new.
  package static func replace(
    _ path: String, with bytes: [UInt8], rights: UInt32 = 0o644, durability: Durability = .whenTheSystemWrites
  ) throws(SystemFailure) {
    if let found = FileStatus(unfollowed: path), found.kind != .regular {
      throw SystemFailure(reason: "it exists and is not a regular file")
    }
    let draft = "\(path).\(getpid()).tmp"
    unlink(draft)
    do throws(SystemFailure) {
      try write(draft, bytes, rights, durability)
      guard rename(draft, path) == 0 else { throw .ofLastCall }
    } catch {
      unlink(draft)
      throw error
    }
  }

  private static func write(
    _ path: String, _ bytes: [UInt8], _ rights: UInt32, _ durability: Durability
  ) throws(SystemFailure) {
    let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL, mode: rights)
    try file.write(bytes)
    if durability == .beforeReturning { try file.synchronize() }
    try file.finish()
  }

  package static func remove(_ path: String) {
    unlink(path)
  }
}
