import Glibc

/// Reads and writes the few small files that the program itself needs.
enum SmallFile {
  static func read(_ path: String, atMost limit: Int) throws(SystemTrouble) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw .ofLastCall }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .ofLastCall
      }
      bytes += buffer[..<count]
      if bytes.count > limit { throw SystemTrouble(reason: "it is larger than \(limit) bytes") }
    }
  }

  /// Puts the file there whole or not at all: a reader sees the old content or the new.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemTrouble) {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw SystemTrouble(reason: "it exists and is not a regular file")
    }
    let draft = "\(path).\(getpid()).tmp"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .ofLastCall }
    var complaint = Output(file).write(bytes) ? nil : SystemTrouble.ofLastCall
    if close(file) != 0, complaint == nil { complaint = .ofLastCall }
    if complaint == nil, rename(draft, path) != 0 { complaint = .ofLastCall }
    guard let complaint else { return }
    unlink(draft)
    throw complaint
  }

  static func remove(_ path: String) {
    unlink(path)
  }
}
