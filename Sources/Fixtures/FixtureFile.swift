import Glibc

/// What a path given as fixtures leads to.
enum FixtureFile {
  /// 64 MiB, some 80,000 consignments. Checking takes about ten times a file's size in memory.
  static let maximumBytes = 64 * 1024 * 1024

  enum Kind {
    case file
    case folder
    case absent
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .absent }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// The bytes of a regular file.
  ///
  /// - Throws: why there are none, with the system's own words.
  static func read(_ path: String) throws(FixtureMistakes) -> [UInt8] {
    // A pipe must not keep the start waiting for its other end.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw mistake(path, "this file cannot be opened: \(systemReason())") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw mistake(
        path, "this is no regular file", "give a JSON file or a folder with catalog.json and consignments.json")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(0, Int(status.st_size)), maximumBytes))
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw mistake(path, "this file cannot be read: \(systemReason())")
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: part[..<count])
      guard bytes.count <= maximumBytes else {
        throw mistake(path, "this file is too large", "at most \(maximumBytes / 1024 / 1024) MiB are read")
      }
    }
  }

  private static func systemReason() -> String { String(cString: strerror(errno)) }

  private static func mistake(_ path: String, _ problem: String, _ cure: String = "") -> FixtureMistakes {
    var mistakes = FixtureMistakes()
    mistakes.note(path, "", problem, cure)
    return mistakes
  }
}
