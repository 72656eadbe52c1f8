import FoundationEssentials
import TLS

extension SandboxServer.Options {
  /// Whose certificate HTTPS is served with. It names `localhost`, `127.0.0.1`, `::1`, `*.electioapp.com`, this machine and the
  /// ``tlsNames``, unless it is one of your own.
  public enum TLS: Sendable, Equatable {
    /// That of an authority which is made for this server and ends with it; its key is nowhere but in this process.
    case ownAuthority
    /// That of the authority which a folder keeps, made there when there is none: the binary's `--tls-dir`, with its certificate in
    /// `authority.crt`. Nil: the user's, which the binary takes as well, so that who trusts it once trusts both.
    case authority(folder: String? = nil)
    /// A certificate of your own, which its chain may follow in the same file, and its key: PEM files.
    case certificate(file: String, key: String)
  }
}

/// What a server speaks TLS with, and what its clients have to trust.
struct Credentials {
  let context: TLSContext
  /// In PEM form.
  let authority: String
}

extension Credentials {
  /// - Returns: nil without TLS.
  /// - Throws: what cannot be read or made.
  init?(_ options: SandboxServer.Options, names: [ServerName]) throws(SandboxServer.StartFailure) {
    guard let tls = options.tls else { return nil }
    do throws(TLSFailure) {
      switch tls {
      case .ownAuthority: try self.init(.make(), names)
      case .authority(let path): try self.init(Self.folder(path).open(), names)
      case .certificate(let file, let key):
        self.init(
          context: try TLSContext(certificateFile: file, keyFile: key),
          authority: Self.text(try OwnChain(certificateFile: file).top))
      }
    } catch {
      throw SandboxServer.StartFailure(reasons: ["tls: \(error)"])
    }
  }

  private static func folder(_ path: String?) throws(TLSFailure) -> AuthorityFolder {
    if let path { return AuthorityFolder(path: path) }
    guard let folder = AuthorityFolder(ofUser: ProcessInfo.processInfo.environment) else { throw .noHome }
    return folder
  }

  private init(_ authority: LocalAuthority, _ names: [ServerName]) throws(TLSFailure) {
    self.init(
      context: try TLSContext(authority: authority, names: ServerName.standard + names),
      authority: Self.text(authority.certificate))
  }

  private static func text(_ pem: [UInt8]) -> String { String(decoding: pem, as: UTF8.self) }
}
