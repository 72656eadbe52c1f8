import Glibc

/// A folder that several processes may write to.
package enum Folder {
  /// Why a folder could not be made.
  package struct Failure: Error, Equatable, Sendable {
    /// The folder itself, or the one above it that is missing.
    package let path: String
    package let reason: SystemFailure
  }

  /// Makes the folder and those above it as far as they are missing; others than the owner may look in.
  package static func make(_ path: String) throws(Failure) {
    var end = path.utf8.startIndex
    while end < path.utf8.endIndex {
      end = path.utf8[path.utf8.index(after: end)...].firstIndex(of: UInt8(ascii: "/")) ?? path.utf8.endIndex
      let folder = String(path[..<end])
      guard mkdir(folder, 0o755) != 0, errno != EEXIST else { continue }
      // Above a folder that is there one may lack the right to make another.
      let reason = SystemFailure.ofLastCall
      guard FileStatus(folder)?.kind == .folder else { throw Failure(path: folder, reason: reason) }
    }
  }

  /// Does something while no other process does anything to the same folder. Where a file system has no locks, several may.
  package static func alone<Result, Failure: Error>(
    in path: String, orElse failure: (SystemFailure) -> Failure, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let folder = try opened(path, orElse: failure)
    folder.lock()
    defer { folder.unlock() }
    return try body()
  }

  private static func opened<Failure: Error>(
    _ path: String, orElse failure: (SystemFailure) -> Failure
  ) throws(Failure) -> Descriptor {
    do throws(SystemFailure) {
      return try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
    } catch {
      throw failure(error)
    }
  }
}
