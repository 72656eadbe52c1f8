import Glibc

/// Why the system did not do what was asked, in words that go behind a colon: "no such file or directory".
struct SystemTrouble: Error {
  let reason: String

  /// What the last system call of this thread complained about.
  static var ofLastCall: SystemTrouble { SystemTrouble(errno: errno) }

  init(reason: String) { self.reason = reason }

  init(errno: Int32) {
    let text = String(cString: strerror(errno))
    reason = text.prefix(1).lowercased() + text.dropFirst()
  }
}
