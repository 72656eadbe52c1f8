import COpenSSL

// The side of who calls a server.
extension TLSSession {
  /// Says whom the caller wants to speak to, in HTTP/1.1, and whom the certificate has to name. An address is not said (RFC 6066
  /// section 3).
  static func expect(_ server: ServerName, on connection: OpaquePointer, _ openssl: OpenSSL) -> Bool {
    let call = openssl.call
    let http: StaticString = "\u{8}http/1.1"
    guard call.SSL_set_alpn_protos(connection, http.utf8Start, UInt32(http.utf8CodeUnitCount)) == 0 else {
      return false
    }
    guard !server.isAddress else {
      return call.X509_VERIFY_PARAM_set1_ip_asc(call.SSL_get0_param(connection), server.text) == 1
    }
    var name = Array(server.text.utf8CString)
    return call.SSL_set1_host(connection, name) == 1
      && call.SSL_ctrl(connection, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name), &name) == 1
  }
}
