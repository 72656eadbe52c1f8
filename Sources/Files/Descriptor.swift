import Glibc

/// An open file, closed when it goes.
struct Descriptor: ~Copyable {
  private let number: Int32

  init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemFailure) {
    number = open(path, flags | O_CLOEXEC | O_NOCTTY, mode)
    guard number >= 0 else { throw .ofLastCall }
  }

  deinit { close(number) }

  var status: FileStatus? { FileStatus(of: number) }

  /// All bytes up to the end.
  ///
  /// - Throws: also when there are more than the limit, as in a device without an end.
  func read(atMost limit: Int) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(number, &part, part.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .ofLastCall
      }
      bytes += part[..<count]
      if bytes.count > limit { throw SystemFailure(reason: "it is larger than \(limit) bytes") }
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemFailure) { try WholeWrite.write(bytes, to: number) }

  /// Returns when what was written is on the disk.
  func synchronize() throws(SystemFailure) {
    guard fsync(number) == 0 else { throw .ofLastCall }
  }

  /// Waits until nobody else has the lock, which ends with this descriptor. Where a file system has no locks it does nothing.
  func lock() {
    while flock(number, LOCK_EX) != 0, errno == EINTR {}
  }

  func unlock() { flock(number, LOCK_UN) }

  /// What `fcntl` answers to a command about a range: not 0 when it was not done, for the reason in `errno`.
  func control(_ command: Int32, _ range: Glibc.flock) -> Int32 {
    var range = range
    return fcntl(number, command, &range)
  }

  /// Closes it; some file systems say only then that what was written could not be kept.
  consuming func finish() throws(SystemFailure) {
    let number = number
    discard self
    guard close(number) == 0 else { throw .ofLastCall }
  }
}

/// Writing to a descriptor that is somebody else's to close.
package enum WholeWrite {
  /// Writes all, in however many parts the system takes it.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        throw .ofLastCall
      }
    }
  }
}
