import COpenSSL
import Glibc

/// An X.509 certificate.
final class Certificate {
  let pointer: OpaquePointer
  private let openssl: OpenSSL

  /// Takes over what OpenSSL made.
  init(owning pointer: OpaquePointer, _ openssl: OpenSSL) {
    self.pointer = pointer
    self.openssl = openssl
  }

  deinit { openssl.call.X509_free(pointer) }

  /// Every certificate of a PEM file, at least one, in its order.
  static func all(in pem: [UInt8], path: String, _ openssl: OpenSSL) throws(TLSFailure) -> [Certificate] {
    try openssl.reading(pem) { memory throws(TLSFailure) in
      var found: [Certificate] = []
      while let pointer = openssl.call.PEM_read_bio_X509(memory, nil, nil, nil) {
        found.append(Certificate(owning: pointer, openssl))
      }
      // Each read ends in an error; behind the last certificate it is that there is no other.
      let reason = openssl.lastReason
      openssl.call.ERR_clear_error()
      guard !found.isEmpty, reason == "no start line" else { throw .noCertificate(path: path, reason: reason) }
      return found
    }
  }

  func pem() throws(TLSFailure) -> [UInt8] {
    try openssl.writing { memory throws(TLSFailure) in
      try openssl.check(openssl.call.PEM_write_bio_X509(memory, pointer), "PEM_write_bio_X509")
    }
  }

  /// Throws unless now lies within the certificate's dates, by the machine's clock.
  func checkDates(path: String) throws(TLSFailure) {
    let (start, end) = (openssl.call.X509_get0_notBefore(pointer), openssl.call.X509_get0_notAfter(pointer))
    // Minus one: before now. Zero is an error, of a date that cannot be read.
    guard openssl.call.X509_cmp_time(start, nil) < 0 else { throw .notYetValid(path: path, from: day(start)) }
    guard openssl.call.X509_cmp_time(end, nil) > 0 else { throw .expired(path: path, on: day(end)) }
  }

  private func day(_ time: UnsafePointer<ASN1_TIME>?) -> String {
    var parts = tm()
    guard let time, openssl.call.ASN1_TIME_to_tm(time, &parts) == 1 else { return "a date that cannot be read" }
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }
}
