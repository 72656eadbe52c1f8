import COpenSSL
import Glibc

/// A certificate authority of this machine's own, whose certificate clients are told to trust.
///
/// It has no name constraints: names are added by an option at any later start, which an authority that is trusted already
/// could not know of. Its key is as private as its owner's other files.
package struct LocalAuthority: Sendable, Equatable {
  /// The certificate alone, in PEM form: what is handed to clients.
  package let certificate: [UInt8]
  private let key: [UInt8]

  /// Certificate and private key, in PEM form.
  package var file: [UInt8] { key + certificate }

  private static let day = 24 * 60 * 60
  /// Seconds; longer than any pipeline, and any machine that trusts it, lives.
  private static let lifetime = 20 * 365 * day
  /// Seconds by which a client's clock may be behind.
  private static let clockSlack = day
  /// Seconds; the most that Apple's clients take for a server.
  static let leafLifetime = 825 * day

  private init(certificate: [UInt8], key: [UInt8]) {
    self.certificate = certificate
    self.key = key
  }

  /// A new one, valid from now.
  package static func make() throws(TLSFailure) -> LocalAuthority {
    let openssl = try OpenSSL()
    let key = try PrivateKey.make(openssl)
    var mark = [UInt8](repeating: 0, count: 4)
    try openssl.check(openssl.call.RAND_bytes(&mark, Int32(mark.count)), "RAND_bytes")
    // The mark tells authorities of several machines apart in a list of trusted ones.
    let suffix = mark.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let certificate = try Certificate.make(
      .init(
        commonName: "SortedPRO Sandbox local authority \(suffix)", validFrom: -clockSlack, validFor: lifetime,
        extensions: [
          (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"), (NID_key_usage, "critical,keyCertSign,cRLSign"),
          (NID_subject_key_identifier, "hash"),
        ]),
      for: key, by: nil, openssl)
    return LocalAuthority(certificate: try certificate.pem(), key: try key.pem())
  }

  /// One that was kept, checked: a certificate that may sign, within its dates, and its key.
  package init(file: [UInt8], path: String) throws(TLSFailure) {
    let openssl = try OpenSSL()
    let found = try Certificate.all(in: file, path: path, openssl)[0]
    let key = try PrivateKey.read(file, path: path, openssl)
    guard openssl.call.X509_check_private_key(found.pointer, key.pointer) == 1 else {
      openssl.call.ERR_clear_error()
      throw .mismatch(certificate: path, key: path)
    }
    guard openssl.call.X509_check_ca(found.pointer) == 1 else {
      throw .unusable(path: path, reason: "it is not that of an authority")
    }
    try found.checkDates(path: path)
    self.init(certificate: try found.pem(), key: try key.pem())
  }

  /// A new certificate for a server of these names, with its key; valid since yesterday.
  func leaf(for names: [ServerName], _ openssl: OpenSSL) throws(TLSFailure) -> (Certificate, PrivateKey) {
    let issuer = (
      certificate: try Certificate.all(in: certificate, path: "", openssl)[0],
      key: try PrivateKey.read(key, path: "", openssl)
    )
    let leafKey = try PrivateKey.make(openssl)
    var known: Set<ServerName> = []
    let names = names.filter { known.insert($0).inserted }
    let leaf = try Certificate.make(
      .init(
        commonName: "localhost", validFrom: -Self.clockSlack, validFor: Self.leafLifetime,
        extensions: [
          (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature"),
          (NID_ext_key_usage, "serverAuth"), (NID_subject_key_identifier, "hash"),
          (NID_authority_key_identifier, "keyid:always"),
          (NID_subject_alt_name, names.map(\.alternativeName).joined(separator: ",")),
        ]),
      for: leafKey, by: issuer, openssl)
    return (leaf, leafKey)
  }
}
