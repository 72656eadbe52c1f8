import Files

/// A file given as fixtures.
enum FixtureFile {
  /// 64 MiB, some 80,000 consignments. Checking takes about ten times a file's size in memory.
  static let maximumBytes = 64 << 20

  /// The bytes of a regular file.
  ///
  /// - Throws: why there are none, with the system's own words.
  static func read(_ path: String) throws(FixtureProblems) -> [UInt8] {
    var mistakes = FixtureProblems()
    guard FileStatus(path)?.kind == .regular else {
      mistakes.note(
        path, "", "this is no regular file", "give a JSON file or a folder with catalog.json and consignments.json")
      throw mistakes
    }
    do throws(SystemFailure) {
      return try WholeFile.readRegular(path, atMost: maximumBytes)
    } catch {
      mistakes.note(path, "", "this file cannot be read: \(error.reason)")
      throw mistakes
    }
  }
}
