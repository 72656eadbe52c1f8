import COpenSSL

/// The client's side of one TLS connection, with nothing but memory around it.
package final class TLSClient {
  package struct Options: Sendable {
    /// The certificate to trust, in PEM form; nil trusts any.
    package var trusted: [UInt8]?
    /// Whom the certificate has to name.
    package var host = "localhost"
    package var oldest = TLS1_2_VERSION
    package var newest = TLS1_3_VERSION
    /// Offered by ALPN, best first.
    package var protocols: [String] = []
    /// Of TLS 1.2; nil leaves them to OpenSSL.
    package var ciphers: String?

    package init(trusted: [UInt8]? = nil) { self.trusted = trusted }
  }

  private let context: OpaquePointer
  private let connection: OpaquePointer
  private let incoming: OpaquePointer
  private let outgoing: OpaquePointer

  /// Whether the handshake is complete.
  package private(set) var isEstablished = false
  /// Whether the server has said that it sends no more.
  package private(set) var hasReceivedClose = false
  /// Why the connection failed, in OpenSSL's words.
  package private(set) var failure: String?

  package init?(_ options: Options = Options()) {
    guard let context = SSL_CTX_new(TLS_client_method()), let connection = Self.connection(context, options),
      let incoming = BIO_new(BIO_s_mem()), let outgoing = BIO_new(BIO_s_mem())
    else { return nil }
    self.context = context
    self.connection = connection
    self.incoming = incoming
    self.outgoing = outgoing
    SSL_set_bio(connection, incoming, outgoing)
    SSL_set_connect_state(connection)
  }

  private static func connection(_ context: OpaquePointer, _ options: Options) -> OpaquePointer? {
    SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(options.oldest), nil)
    SSL_CTX_ctrl(context, SSL_CTRL_SET_MAX_PROTO_VERSION, Int(options.newest), nil)
    // Level 0 lets tests offer what nobody should.
    SSL_CTX_set_cipher_list(context, options.ciphers ?? "DEFAULT@SECLEVEL=0")
    if let trusted = options.trusted {
      let memory = BIO_new_mem_buf(trusted, Int32(trusted.count))
      defer { BIO_free(memory) }
      let certificate = PEM_read_bio_X509(memory, nil, nil, nil)
      defer { X509_free(certificate) }
      X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate)
      SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
    }
    guard let connection = SSL_new(context) else { return nil }
    var host = Array(options.host.utf8CString)
    if options.trusted != nil { SSL_set1_host(connection, host) }
    SSL_ctrl(connection, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name), &host)
    let offers = options.protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
    if !offers.isEmpty { SSL_set_alpn_protos(connection, offers, UInt32(offers.count)) }
    return connection
  }

  deinit {
    SSL_free(connection)
    SSL_CTX_free(context)
  }

  // MARK: The wire

  /// What the client has to send, since the last call; before the first, its hello.
  package func takeOutput() -> [UInt8] {
    if !isEstablished, failure == nil { goOn() }
    var bytes = [UInt8](repeating: 0, count: BIO_ctrl(outgoing, BIO_CTRL_PENDING, 0, nil))
    guard !bytes.isEmpty else { return [] }
    let count = BIO_read(outgoing, &bytes, Int32(bytes.count))
    return Array(bytes.prefix(Int(max(0, count))))
  }

  /// Takes bytes from the server.
  package func feed(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    BIO_write(incoming, bytes, Int32(bytes.count))
    if !isEstablished, failure == nil { goOn() }
  }

  private func goOn() {
    ERR_clear_error()
    let code = SSL_do_handshake(connection)
    if code == 1 { isEstablished = true } else { note(code) }
  }

  private func note(_ code: Int32) {
    switch SSL_get_error(connection, code) {
    case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: break
    case SSL_ERROR_ZERO_RETURN: hasReceivedClose = true
    default: failure = ERR_reason_error_string(ERR_peek_last_error()).map { String(cString: $0) } ?? "unknown"
    }
  }

  // MARK: Plain bytes

  package func write(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    ERR_clear_error()
    let count = SSL_write(connection, bytes, Int32(bytes.count))
    if count <= 0 { note(count) }
  }

  /// All that has come.
  package func read() -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 20_000)
    while isEstablished, failure == nil, !hasReceivedClose {
      ERR_clear_error()
      let count = SSL_read(connection, &buffer, Int32(buffer.count))
      guard count > 0 else {
        note(count)
        break
      }
      result += buffer.prefix(Int(count))
    }
    return result
  }

  /// Says that the client sends no more.
  package func close() { SSL_shutdown(connection) }

  /// Asks for new keys on both sides, in TLS 1.3.
  package func updateKeys() {
    SSL_key_update(connection, SSL_KEY_UPDATE_REQUESTED)
    goOnAfterHandshake()
  }

  /// Asks for another handshake, in TLS 1.2.
  package func renegotiate() {
    SSL_renegotiate(connection)
    goOnAfterHandshake()
  }

  private func goOnAfterHandshake() {
    ERR_clear_error()
    let code = SSL_do_handshake(connection)
    if code != 1 { note(code) }
  }

  // MARK: What was agreed on

  package var version: String { String(cString: SSL_get_version(connection)) }

  package var agreedProtocol: String? {
    var name: UnsafePointer<UInt8>?
    var length: UInt32 = 0
    SSL_get0_alpn_selected(connection, &name, &length)
    guard let name, length > 0 else { return nil }
    return String(decoding: UnsafeBufferPointer(start: name, count: Int(length)), as: UTF8.self)
  }

  /// The server's certificate, in PEM form.
  package var certificate: [UInt8] {
    guard let certificate = SSL_get1_peer_certificate(connection), let memory = BIO_new(BIO_s_mem()) else { return [] }
    defer {
      X509_free(certificate)
      BIO_free(memory)
    }
    PEM_write_bio_X509(memory, certificate)
    var bytes = [UInt8](repeating: 0, count: BIO_ctrl(memory, BIO_CTRL_PENDING, 0, nil))
    BIO_read(memory, &bytes, Int32(bytes.count))
    return bytes
  }
}
