import Hosting
import Logging
import TLS

extension Settings {
  /// Options of TLS that come to nothing as they are: half of a pair, or a flag where TLS is off.
  ///
  /// Variables and keys of a config file may stay there while TLS is off.
  func uselessTLS(_ given: [Setting: Given], _ wanted: Set<Setting>) -> [SettingProblem] {
    guard wanted.contains(.tls) else { return withoutAuthority(given) }
    var mistakes: [SettingProblem] = []
    for (half, other) in [(Setting.tlsCert, Setting.tlsKey), (.tlsKey, .tlsCert)] {
      if let given = given[half], self[half] != nil, self[other] == nil {
        mistakes.append(.notAllowed(given.text, at: given.origin, because: "wants \(other.flag) as well"))
      }
    }
    guard !tls else { return mistakes + withoutAuthority(given) + onePort(given) }
    for setting in [Setting.tlsPort, .tlsCert, .tlsKey, .tlsDir, .tlsName] {
      guard let given = given[setting], given.origin == .flag(setting) else { continue }
      mistakes.append(.notAllowed(given.text, at: given.origin, because: "has no effect without \(Setting.tls.flag)"))
    }
    return mistakes
  }

  /// What shapes the local authority's certificate, given by flag where another certificate is served.
  private func withoutAuthority(_ given: [Setting: Given]) -> [SettingProblem] {
    guard tlsCert != nil else { return [] }
    return [Setting.tlsDir, .tlsName].compactMap { setting in
      guard let given = given[setting], given.origin == .flag(setting) else { return nil }
      return .notAllowed(given.text, at: given.origin, because: "has no effect beside \(Setting.tlsCert.flag)")
    }
  }

  /// A port that both are to listen on. The port in the clear may be a standard that another setting meets.
  private func onePort(_ given: [Setting: Given]) -> [SettingProblem] {
    guard port == tlsPort, port != 0 else { return [] }
    // A value that is no port was complained of already, and the standard in its place is nobody's choice.
    for setting in [Setting.port, .tlsPort] {
      if let given = given[setting], UInt16(given.text) != port { return [] }
    }
    let (setting, other) = given[.tlsPort] == nil ? (Setting.port, Setting.tlsPort) : (.tlsPort, .port)
    guard let given = given[setting] else { return [] }
    return [.notAllowed(given.text, at: given.origin, because: "is the port of \(other.flag) already")]
  }

  private subscript(setting: Setting) -> String? {
    switch setting {
    case .tlsCert: tlsCert
    case .tlsKey: tlsKey
    default: nil
    }
  }
}

extension Settings {
  /// The folder of the local authority: the one that is set, else the user's own.
  func authorityFolder(environment: [String: String]) throws(Failure) -> AuthorityFolder {
    if let tlsDir { return AuthorityFolder(path: tlsDir) }
    guard let folder = AuthorityFolder(ofUser: environment) else {
      throw Failure(
        .usage, ["\(Setting.tlsDir.flag) must name a folder for the local authority: HOME is not set"])
    }
    return folder
  }

  /// The local authority, made at the first call for its folder.
  static func authority(
    in folder: AuthorityFolder, notice: (AuthorityWarning) -> Void
  ) throws(Failure) -> LocalAuthority {
    do {
      return try folder.open(warn: notice)
    } catch .libraryMissing(let reason) {
      throw Failure(.usage, [TLSFailure.libraryMissing(reason: reason).description])
    } catch {
      throw Failure(.usage, ["\(Setting.tlsDir.flag): \(error)"])
    }
  }

  /// What the TLS port is to speak with; nil while TLS is off.
  func tlsContext(environment: [String: String], log: Logger) throws(Failure) -> TLSContext? {
    guard tls else { return nil }
    guard let tlsCert, let tlsKey else {
      let authority = try Self.authority(in: authorityFolder(environment: environment)) { log.warning("\($0)") }
      do {
        return try TLSContext(authority: authority, names: ServerName.standard + tlsNames)
      } catch {
        throw Failure(.usage, [error.description])
      }
    }
    do {
      return try TLSContext(certificateFile: tlsCert, keyFile: tlsKey)
    } catch {
      throw Failure(.usage, [error.description])
    }
  }
}
