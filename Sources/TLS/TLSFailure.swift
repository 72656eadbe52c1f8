/// Why TLS can't be served as it was asked for.
package indirect enum TLSFailure: Error, Sendable, Equatable {
  /// OpenSSL is not on this machine, in the words of the dynamic linker.
  case libraryMissing(reason: String)
  /// A call failed that only want of memory or a broken OpenSSL fails.
  case library(call: String, reason: String)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  /// No PEM block of a certificate.
  case noCertificate(path: String, reason: String)
  /// No PEM block of a private key.
  case noKey(path: String, reason: String)
  case encryptedKey(path: String)
  case mismatch(certificate: String, key: String)
  /// The day it ended, as `2026-01-31`.
  case expired(path: String, on: String)
  /// The day it begins.
  case notYetValid(path: String, from: String)
  /// OpenSSL will not serve with it: too small a key, for instance.
  case unusable(path: String, reason: String)
  /// The file that keeps the local authority holds none that can be used.
  case damagedAuthority(path: String, because: TLSFailure)
  /// The environment names no folder in which the user's authority would be.
  case noHome
  /// A name that is neither a host name nor an address.
  case badName(String)
}

extension TLSFailure: CustomStringConvertible {
  /// One line: what is wrong, and what to do where that is known.
  package var description: String {
    switch self {
    case .libraryMissing(let reason): "TLS needs OpenSSL 3, the Debian package libssl3: \(reason)"
    case .library(let call, let reason): "OpenSSL failed in \(call): \(reason)"
    case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
    case .unwritable(let path, let reason): "'\(path)' cannot be written: \(reason)"
    case .noCertificate(let path, let reason): "'\(path)' holds no certificate in PEM form: \(reason)"
    case .noKey(let path, let reason): "'\(path)' holds no private key in PEM form: \(reason)"
    case .encryptedKey(let path):
      "the private key in '\(path)' is encrypted; 'openssl pkey -in \(path) -out plain.pem' decrypts it"
    case .mismatch(let certificate, let key):
      "the private key in '\(key)' is not that of the certificate in '\(certificate)'"
    case .expired(let path, let day): "the certificate in '\(path)' expired on \(day)"
    case .notYetValid(let path, let day): "the certificate in '\(path)' is not valid before \(day)"
    case .unusable(let path, let reason): "the certificate in '\(path)' cannot be served: \(reason)"
    case .damagedAuthority(let path, let reason):
      "\(reason); delete '\(path)' to have a new authority made, which clients must then be told to trust"
    case .noHome: "a folder for the local authority must be named: HOME is not set"
    case .badName(let name): "'\(name)' is neither a host name nor an address"
    }
  }
}
