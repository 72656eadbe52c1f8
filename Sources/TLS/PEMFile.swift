import Files

/// Files of keys and certificates.
enum PEMFile {
  /// Bytes; a chain of certificates has some ten thousand.
  private static let limit = 1 << 20

  static func read(_ path: String) throws(TLSFailure) -> [UInt8] {
    do {
      return try WholeFile.read(path, atMost: limit)
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  /// Nil when there is no such file.
  static func readIfThere(_ path: String) throws(TLSFailure) -> [UInt8]? {
    do {
      return try WholeFile.readIfThere(path, atMost: limit)
    } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  /// Puts the file there whole or not at all, and on the disk before it returns.
  static func replace(_ path: String, with bytes: [UInt8], rights: UInt32) throws(TLSFailure) {
    do {
      try WholeFile.replace(path, with: bytes, rights: rights, durability: .beforeReturning)
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }
}
