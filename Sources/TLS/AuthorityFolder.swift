import Glibc

/// The folder in which an authority is kept from one start to the next.
///
/// Two files: `authority.pem` with certificate and key, for its owner alone, and `authority.crt` with the certificate, for
/// everybody. Each is there whole or not at all, and processes that start at once agree on one authority.
package struct AuthorityFolder: Sendable {
  package let path: String

  private var secretFile: String { path + "/authority.pem" }

  /// The file with the certificate alone.
  package var certificateFile: String { path + "/authority.crt" }

  package init(path: String) {
    var path = path[...]
    while path.count > 1, path.last == "/" { path = path.dropLast() }
    self.path = String(path)
  }

  /// The authority that is kept there; one is made when there is none.
  ///
  /// What its user should know although the authority can be used goes to `warn`.
  package func open(warn: (AuthorityWarning) -> Void = { _ in }) throws(TLSFailure) -> LocalAuthority {
    try makeFolder()
    let folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .unreadable(path: path, reason: Self.lastTrouble) }
    defer { close(folder) }
    // Whoever comes second waits for the few milliseconds that the first needs. Where a file system has no locks, two that
    // start at the same moment may disagree; the last one's authority then stays.
    while flock(folder, LOCK_EX) != 0, errno == EINTR {}
    let authority: LocalAuthority
    if let file = try SmallFile.readIfThere(secretFile) {
      authority = try Self.read(file, path: secretFile)
      if let mode = SmallFile.mode(secretFile), mode & 0o077 != 0 { warn(.exposed(path: secretFile)) }
    } else {
      authority = try LocalAuthority.make()
      try SmallFile.replace(secretFile, with: authority.file, mode: 0o600)
      if SmallFile.mode(certificateFile) != nil { warn(.replaced(path: secretFile)) }
    }
    if (try? SmallFile.readIfThere(certificateFile)) != authority.certificate {
      do {
        try SmallFile.replace(certificateFile, with: authority.certificate, mode: 0o644)
      } catch {
        // Serving needs the other file alone.
        warn(.certificateNotWritten(because: error))
      }
    }
    return authority
  }

  /// The authority in a file, or what is to be done about a file that holds none.
  private static func read(_ file: [UInt8], path: String) throws(TLSFailure) -> LocalAuthority {
    do {
      return try LocalAuthority(file: file, path: path)
    } catch {
      switch error {
      // Neither a missing library nor a wrong clock is the file's fault.
      case .libraryMissing, .library, .notYetValid: throw error
      default: throw .damagedAuthority(path: path, because: error)
      }
    }
  }

  /// Makes the folder and those above it as far as they are missing. Others may look in: the key is in a file for its owner alone.
  private func makeFolder() throws(TLSFailure) {
    var end = path.utf8.startIndex
    while end < path.utf8.endIndex {
      end = path.utf8[path.utf8.index(after: end)...].firstIndex(of: UInt8(ascii: "/")) ?? path.utf8.endIndex
      let folder = String(path[..<end])
      guard mkdir(folder, 0o755) != 0, errno != EEXIST else { continue }
      // Above a folder that is there one may lack the right to make another.
      let code = errno
      var status = stat()
      guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        errno = code
        throw .unwritable(path: folder, reason: Self.lastTrouble)
      }
    }
  }

  private static var lastTrouble: String { SmallFile.lastTrouble }
}
