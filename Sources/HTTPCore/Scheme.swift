/// How a connection's bytes travel, as it stands in URLs.
package enum Scheme: String, Sendable {
  case http
  /// HTTP within TLS.
  case https
}
