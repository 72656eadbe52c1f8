import Files

/// What stands behind the program's name on the command line.
enum ProcessArguments {
  /// Swift finds them on the stack by where the environment begins, and no more once a library that was loaded before the program,
  /// such as libfaketime, has changed a variable: the kernel still has them.
  static var words: [String] {
    let known = CommandLine.arguments.dropFirst()
    guard known.isEmpty, let bytes = try? WholeFile.read("/proc/self/cmdline", atMost: 8 << 20) else {
      return Array(known)
    }
    return words(in: bytes)
  }

  /// Those of bytes in which a zero stands behind every word, the program's name first.
  static func words(in bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
