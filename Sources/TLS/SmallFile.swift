import Glibc

/// Reads and writes whole files of keys and certificates.
enum SmallFile {
  /// Bytes; a chain of certificates has some ten thousand.
  private static let limit = 1 << 20

  static func read(_ path: String) throws(TLSFailure) -> [UInt8] {
    guard let bytes = try readIfThere(path) else { throw .unreadable(path: path, reason: trouble(ENOENT)) }
    return bytes
  }

  /// Nil when there is no such file.
  static func readIfThere(_ path: String) throws(TLSFailure) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else {
      guard errno != ENOENT else { return nil }
      throw .unreadable(path: path, reason: lastTrouble)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: lastTrouble)
      }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw .unreadable(path: path, reason: "it is larger than \(limit) bytes")
      }
    }
  }

  /// The rights that a file grants; nil when there is no such file.
  static func mode(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// Puts the file there whole or not at all, and on the disk before it returns.
  static func replace(_ path: String, with bytes: [UInt8], mode: mode_t) throws(TLSFailure) {
    let draft = "\(path).\(getpid()).tmp"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw .unwritable(path: path, reason: lastTrouble) }
    var trouble = write(bytes, to: file) && fsync(file) == 0 ? nil : lastTrouble
    if close(file) != 0, trouble == nil { trouble = lastTrouble }
    if trouble == nil, rename(draft, path) != 0 { trouble = lastTrouble }
    guard let trouble else { return }
    unlink(draft)
    throw .unwritable(path: path, reason: trouble)
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }

  /// What the last system call of this thread complained about, in words that go behind a colon.
  static var lastTrouble: String { trouble(errno) }

  private static func trouble(_ code: Int32) -> String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
