import COpenSSL
import Glibc
import Synchronization

/// What all TLS connections of a server share: its certificate, its key, and what it is ready to speak.
package final class TLSContext: Sendable {
  /// Where the certificate comes from.
  private enum Source: Sendable {
    /// The user's own; it is theirs to renew.
    case files
    /// Made here, and made anew before it ends, however long the process runs.
    case authority(LocalAuthority, names: [ServerName])
  }

  private struct State: ~Copyable {
    let openssl: OpenSSL
    var context: OpaquePointer
    /// Seconds since 1970, by the machine's clock.
    var renewal: Int?

    deinit { openssl.call.SSL_CTX_free(context) }
  }

  private let source: Source
  private let state: Mutex<State>

  /// Serves with the user's certificate, which its chain may follow in the same file.
  package init(certificateFile: String, keyFile: String) throws(TLSFailure) {
    let openssl = try OpenSSL()
    let chain = try Certificate.all(
      in: try PEMFile.read(certificateFile), path: certificateFile, openssl)
    let key = try PrivateKey.read(try PEMFile.read(keyFile), path: keyFile, openssl)
    guard openssl.call.X509_check_private_key(chain[0].pointer, key.pointer) == 1 else {
      openssl.call.ERR_clear_error()
      throw .mismatch(certificate: certificateFile, key: keyFile)
    }
    // The chain's dates are for clients to judge: they may know another way to a root.
    try chain[0].checkDates(path: certificateFile)
    source = .files
    state = Mutex(
      State(openssl: openssl, context: try Self.context(chain, key, path: certificateFile, openssl), renewal: nil))
  }

  /// Serves with a certificate for these names, made now by `authority`, whose key never touches the disk.
  package init(authority: LocalAuthority, names: [ServerName]) throws(TLSFailure) {
    let openssl = try OpenSSL()
    source = .authority(authority, names: names)
    let (leaf, key) = try authority.leaf(for: names, openssl)
    state = Mutex(
      State(
        openssl: openssl, context: try Self.context([leaf], key, path: "", openssl),
        renewal: Self.nextRenewal(after: time(nil))))
  }

  /// The server's side of a new connection, at `now` in seconds since 1970; nil when memory is short.
  package func session(now: Int = time(nil)) -> TLSSession? {
    state.withLock { state in
      if case .authority(let authority, let names) = source, let renewal = state.renewal {
        Self.renew(&state, authority, names, at: renewal, now: now)
      }
      return TLSSession(state.context, state.openssl)
    }
  }

  /// Seconds; a month before the end there is time enough for whoever looks at dates.
  private static func nextRenewal(after now: Int) -> Int { now + LocalAuthority.leafLifetime - 32 * 24 * 60 * 60 }

  /// Makes the certificate anew when it is time. Connections keep the one that they began with.
  private static func renew(
    _ state: inout State, _ authority: LocalAuthority, _ names: [ServerName], at renewal: Int, now: Int
  ) {
    guard now >= renewal else { return }
    // A failure is one of memory; the certificate at hand is good for weeks, so the next connection tries again.
    guard let (leaf, key) = try? authority.leaf(for: names, state.openssl),
      let context = try? context([leaf], key, path: "", state.openssl)
    else { return }
    state.openssl.call.SSL_CTX_free(state.context)
    state.context = context
    state.renewal = nextRenewal(after: now)
  }

  // MARK: What is spoken

  /// In TLS 1.2 only what RFC 9113 section 9.2.2 leaves HTTP/2: ephemeral keys and authenticated encryption. Every client
  /// since 2014 has them. TLS 1.3 has nothing else.
  private static let ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20"

  private static func context(
    _ chain: [Certificate], _ key: PrivateKey, path: String, _ openssl: OpenSSL
  ) throws(TLSFailure) -> OpaquePointer {
    let call = openssl.call
    call.ERR_clear_error()
    let context = try openssl.unwrap(call.SSL_CTX_new(call.TLS_server_method()), "SSL_CTX_new")
    do throws(TLSFailure) {
      try openssl.check(call.SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil), "version")
      try openssl.check(call.SSL_CTX_set_cipher_list(context, ciphers), "SSL_CTX_set_cipher_list")
      _ = call.SSL_CTX_set_options(context, COpenSSL_OP_NO_RENEGOTIATION | COpenSSL_OP_NO_COMPRESSION)
      // Tickets are kept by clients; a cache of sessions would be kept here.
      _ = call.SSL_CTX_ctrl(context, SSL_CTRL_SET_SESS_CACHE_MODE, Int(SSL_SESS_CACHE_OFF), nil)
      _ = call.SSL_CTX_ctrl(context, SSL_CTRL_MODE, Int(SSL_MODE_RELEASE_BUFFERS), nil)
      chooseProtocols(of: context, openssl)
      for (index, certificate) in chain.enumerated() {
        let code =
          index == 0
          ? Int(call.SSL_CTX_use_certificate(context, certificate.pointer))
          : call.SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, UnsafeMutableRawPointer(certificate.pointer))
        guard code == 1 else { throw TLSFailure.unusable(path: path, reason: openssl.lastReason) }
      }
      guard call.SSL_CTX_use_PrivateKey(context, key.pointer) == 1 else {
        throw TLSFailure.unusable(path: path, reason: openssl.lastReason)
      }
      return context
    } catch {
      call.SSL_CTX_free(context)
      throw error
    }
  }

  /// Chooses `h2` before `http/1.1`, whatever the client's order. A client that offers neither is refused by
  /// `no_application_protocol` (RFC 7301 section 3.2); one that offers nothing speaks HTTP/1.1.
  private static func chooseProtocols(of context: OpaquePointer, _ openssl: OpenSSL) {
    openssl.call.SSL_CTX_set_alpn_select_cb(
      context,
      { _, chosen, length, offered, count, _ in
        guard let functions = COpenSSL_load() else { return SSL_TLSEXT_ERR_NOACK }
        let known: StaticString = "\u{2}h2\u{8}http/1.1"
        var result: UnsafeMutablePointer<UInt8>?
        let code = functions.pointee.SSL_select_next_proto(
          &result, length, known.utf8Start, UInt32(known.utf8CodeUnitCount), offered, count)
        guard code == OPENSSL_NPN_NEGOTIATED else { return SSL_TLSEXT_ERR_ALERT_FATAL }
        chosen?.pointee = UnsafePointer(result)
        return SSL_TLSEXT_ERR_OK
      }, nil)
  }
}
