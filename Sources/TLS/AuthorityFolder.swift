import Files

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

  /// The user's own, by the XDG base directory specification; nil when the environment names no home.
  package init?(ofUser environment: [String: String]) {
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      self.init(path: state + "/sortedpro-sandbox")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      self.init(path: home + "/.local/state/sortedpro-sandbox")
    } else {
      return nil
    }
  }

  /// The authority that is kept there; one is made when there is none.
  ///
  /// What its user should know although the authority can be used goes to `warn`.
  package func open(warn: (AuthorityWarning) -> Void = { _ in }) throws(TLSFailure) -> LocalAuthority {
    do throws(Folder.Failure) {
      try Folder.make(path)
    } catch {
      throw .unwritable(path: error.path, reason: error.reason.reason)
    }
    // Whoever comes second waits for the few milliseconds that the first needs. Where a file system has no locks, two that
    // start at the same moment may disagree; the last one's authority then stays.
    return try Folder.alone(in: path, orElse: { TLSFailure.unreadable(path: path, reason: $0.reason) }) {
      () throws(TLSFailure) in try kept(warn: warn)
    }
  }

  private func kept(warn: (AuthorityWarning) -> Void) throws(TLSFailure) -> LocalAuthority {
    let authority: LocalAuthority
    if let file = try PEMFile.readIfThere(secretFile) {
      authority = try Self.read(file, path: secretFile)
      if let status = FileStatus(secretFile), status.rights & 0o077 != 0 { warn(.exposed(path: secretFile)) }
    } else {
      authority = try LocalAuthority.make()
      try PEMFile.replace(secretFile, with: authority.file, rights: 0o600)
      if FileStatus(certificateFile) != nil { warn(.replaced(path: secretFile)) }
    }
    if (try? PEMFile.readIfThere(certificateFile)) != authority.certificate {
      do {
        try PEMFile.replace(certificateFile, with: authority.certificate, rights: 0o644)
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
}
