import COpenSSL

/// A private key with its public half.
final class PrivateKey {
  let pointer: OpaquePointer
  private let openssl: OpenSSL

  private init(owning pointer: OpaquePointer, _ openssl: OpenSSL) {
    self.pointer = pointer
    self.openssl = openssl
  }

  deinit { openssl.call.EVP_PKEY_free(pointer) }

  /// A new key on the curve P-256, which every TLS client knows.
  static func make(_ openssl: OpenSSL) throws(TLSFailure) -> PrivateKey {
    let maker = try openssl.unwrap(openssl.call.EVP_PKEY_CTX_new_from_name(nil, "EC", nil), "EVP_PKEY_CTX_new")
    defer { openssl.call.EVP_PKEY_CTX_free(maker) }
    try openssl.check(openssl.call.EVP_PKEY_keygen_init(maker), "EVP_PKEY_keygen_init")
    try openssl.check(openssl.call.EVP_PKEY_CTX_set_group_name(maker, "P-256"), "EVP_PKEY_CTX_set_group_name")
    var key: OpaquePointer?
    try openssl.check(openssl.call.EVP_PKEY_generate(maker, &key), "EVP_PKEY_generate")
    return PrivateKey(owning: try openssl.unwrap(key, "EVP_PKEY_generate"), openssl)
  }

  /// The first private key of a PEM file. No passphrase is asked for.
  static func read(_ pem: [UInt8], path: String, _ openssl: OpenSSL) throws(TLSFailure) -> PrivateKey {
    try openssl.reading(pem) { memory throws(TLSFailure) in
      var isEncrypted = false
      let pointer = withUnsafeMutablePointer(to: &isEncrypted) { isEncrypted in
        openssl.call.PEM_read_bio_PrivateKey(
          memory, nil,
          { _, _, _, wanted in
            wanted?.assumingMemoryBound(to: Bool.self).pointee = true
            return -1
          }, isEncrypted)
      }
      if let pointer { return PrivateKey(owning: pointer, openssl) }
      let reason = openssl.lastReason
      openssl.call.ERR_clear_error()
      throw isEncrypted ? .encryptedKey(path: path) : .noKey(path: path, reason: reason)
    }
  }

  func pem() throws(TLSFailure) -> [UInt8] {
    try openssl.writing { memory throws(TLSFailure) in
      try openssl.check(
        openssl.call.PEM_write_bio_PKCS8PrivateKey(memory, pointer, nil, nil, 0, nil, nil),
        "PEM_write_bio_PKCS8PrivateKey")
    }
  }
}
