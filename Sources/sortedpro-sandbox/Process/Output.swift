import Files
import Glibc

/// An open descriptor that lines go out to, unbuffered: what was written is seen at once, also through a pipe.
///
/// A closed pipe is no reason to end (SIGPIPE is ignored): the line is lost.
struct Output: Sendable {
  static let standardOutput = Output(STDOUT_FILENO)
  static let standardError = Output(STDERR_FILENO)

  private let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Writes one line, control characters escaped, in one system call where the system allows.
  func line(_ text: String) {
    try? write(Array((OneLine.escaped(text) + "\n").utf8))
  }

  /// Writes text as it is.
  func text(_ text: String) {
    try? write(Array(text.utf8))
  }

  /// Writes bytes as they are.
  func write(_ bytes: [UInt8]) throws(SystemFailure) { try WholeWrite.write(bytes, to: descriptor) }
}
