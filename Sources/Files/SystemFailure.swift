import Glibc

/// Why the system did not do what was asked, in words that go behind a colon: "no such file or directory".
package struct SystemFailure: Error, Equatable, Sendable {
  package let reason: String

  /// What the last system call of this thread complained about.
  package static var ofLastCall: SystemFailure { SystemFailure(errno: errno) }

  package init(reason: String) { self.reason = reason }

  package init(errno: Int32) {
    let text = String(cString: strerror(errno))
    reason = text.prefix(1).lowercased() + text.dropFirst()
  }
}
