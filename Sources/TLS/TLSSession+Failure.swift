import COpenSSL

extension TLSSession {
  /// Why a connection failed.
  package struct Failure: Sendable, Equatable {
    /// In OpenSSL's words: "no shared cipher".
    package let reason: String
    /// Whether the client said that it does not trust the certificate.
    package let isDistrust: Bool

    init(code: UInt, reason: String) {
      self.reason = reason
      switch ERR_GET_REASON(code) {
      case SSL_R_TLSV1_ALERT_UNKNOWN_CA, SSL_R_SSLV3_ALERT_BAD_CERTIFICATE, SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
        isDistrust = true
      default: isDistrust = false
      }
    }
  }
}
