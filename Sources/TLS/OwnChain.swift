import COpenSSL

/// What clients of a server with the user's own certificate have to trust.
package struct OwnChain: Sendable, Equatable {
  /// The last certificate of the file, in PEM form.
  package let top: [UInt8]
  /// Whether nobody else signed that one, so that it can be trusted by itself.
  package let isComplete: Bool
  /// Whether the file holds that certificate and no other.
  package let isAlone: Bool
  /// Who signed the last certificate: `/O=Example/CN=Example root`.
  package let issuer: String

  /// Reads the file that a server would serve with.
  package init(certificateFile path: String) throws(TLSFailure) {
    let openssl = try OpenSSL()
    let chain = try Certificate.all(in: try PEMFile.read(path), path: path, openssl)
    // There is at least one.
    let last = chain[chain.count - 1]
    let subject = openssl.call.X509_get_subject_name(last.pointer)
    let signer = openssl.call.X509_get_issuer_name(last.pointer)
    top = try last.pem()
    isComplete = openssl.call.X509_NAME_cmp(subject, signer) == 0
    isAlone = chain.count == 1
    var text = [CChar](repeating: 0, count: 512)
    _ = openssl.call.X509_NAME_oneline(signer, &text, Int32(text.count))
    issuer = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
