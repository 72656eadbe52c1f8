/// The version of HTTP that a request came by, as archives write it.
package enum ProtocolVersion: String, Sendable {
  case http10 = "HTTP/1.0"
  case http11 = "HTTP/1.1"
  case http2 = "HTTP/2"

  /// What it is answered by: to HTTP/1.0 a server says that it speaks 1.1.
  ///
  /// - Source: RFC 9110 section 6.2.
  package var ofAnswer: ProtocolVersion { self == .http10 ? .http11 : self }
}
