import COpenSSL

/// Who may vouch for the servers that are called, and the client's side of connections to them.
package final class ServerTrust {
  private let openssl: OpenSSL
  private let context: OpaquePointer

  /// Trusts the authorities of the PEM file at `path`, or the machine's own, where OpenSSL looks for them.
  package init(authorities path: String? = nil) throws(TLSFailure) {
    openssl = try OpenSSL()
    let call = openssl.call
    call.ERR_clear_error()
    context = try openssl.unwrap(call.SSL_CTX_new(call.TLS_client_method()), "SSL_CTX_new")
    try openssl.check(call.SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil), "version")
    call.SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
    if let path {
      let store = try openssl.unwrap(call.SSL_CTX_get_cert_store(context), "SSL_CTX_get_cert_store")
      for certificate in try Certificate.all(in: try PEMFile.read(path), path: path, openssl) {
        try openssl.check(call.X509_STORE_add_cert(store, certificate.pointer), "X509_STORE_add_cert")
      }
    } else {
      try openssl.check(call.SSL_CTX_set_default_verify_paths(context), "SSL_CTX_set_default_verify_paths")
    }
  }

  deinit { openssl.call.SSL_CTX_free(context) }

  /// The client's side of a new connection to a server that has to prove this name; nil when memory is short.
  package func session(with server: ServerName) -> TLSSession? { TLSSession(context, openssl, callerOf: server) }
}
