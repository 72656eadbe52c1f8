import COpenSSL

extension Certificate {
  /// What goes into a new certificate. Times are seconds from now.
  struct Draft {
    var commonName: String
    var validFrom: Int
    var validFor: Int
    /// In the order in which they are written; the values are in OpenSSL's configuration syntax.
    var extensions: [(identifier: Int32, value: String)]
  }

  /// Makes and signs a certificate for `key`: by `issuer`, or by itself without one.
  static func make(
    _ draft: Draft, for key: PrivateKey, by issuer: (certificate: Certificate, key: PrivateKey)?, _ openssl: OpenSSL
  ) throws(TLSFailure) -> Certificate {
    let new = Certificate(owning: try openssl.unwrap(openssl.call.X509_new(), "X509_new"), openssl)
    let pointer = new.pointer
    // Version 3 is written as 2 (RFC 5280 section 4.1.2.1).
    try openssl.check(openssl.call.X509_set_version(pointer, 2), "X509_set_version")
    try new.setRandomSerialNumber(openssl)
    _ = openssl.call.X509_gmtime_adj(openssl.call.X509_getm_notBefore(pointer), draft.validFrom)
    _ = openssl.call.X509_gmtime_adj(openssl.call.X509_getm_notAfter(pointer), draft.validFrom + draft.validFor)

    let name = openssl.call.X509_get_subject_name(pointer)
    for (field, text) in [("O", "SortedPRO Sandbox"), ("CN", draft.commonName)] {
      try openssl.check(
        openssl.call.X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, text, -1, -1, 0),
        "X509_NAME_add_entry_by_txt")
    }
    let issuerName = openssl.call.X509_get_subject_name(issuer?.certificate.pointer ?? pointer)
    try openssl.check(openssl.call.X509_set_issuer_name(pointer, issuerName), "X509_set_issuer_name")
    try openssl.check(openssl.call.X509_set_pubkey(pointer, key.pointer), "X509_set_pubkey")

    var context = X509V3_CTX()
    openssl.call.X509V3_set_ctx(&context, issuer?.certificate.pointer ?? pointer, pointer, nil, nil, 0)
    for (identifier, value) in draft.extensions {
      let made = try openssl.unwrap(
        openssl.call.X509V3_EXT_nconf_nid(nil, &context, identifier, value), "X509V3_EXT_nconf_nid")
      defer { openssl.call.X509_EXTENSION_free(made) }
      try openssl.check(openssl.call.X509_add_ext(pointer, made, -1), "X509_add_ext")
    }
    try openssl.check(
      openssl.call.X509_sign(pointer, (issuer?.key ?? key).pointer, openssl.call.EVP_sha256()), "X509_sign")
    return new
  }

  /// 127 random bits: two certificates of one issuer never share a number (RFC 5280 section 4.1.2.2).
  private func setRandomSerialNumber(_ openssl: OpenSSL) throws(TLSFailure) {
    var bytes = [UInt8](repeating: 0, count: 16)
    try openssl.check(openssl.call.RAND_bytes(&bytes, Int32(bytes.count)), "RAND_bytes")
    bytes[0] &= 0x7F
    let number = try openssl.unwrap(openssl.call.BN_bin2bn(bytes, Int32(bytes.count), nil), "BN_bin2bn")
    defer { openssl.call.BN_free(number) }
    guard openssl.call.BN_to_ASN1_INTEGER(number, openssl.call.X509_get_serialNumber(pointer)) != nil else {
      throw .library(call: "BN_to_ASN1_INTEGER", reason: openssl.lastReason)
    }
  }
}
