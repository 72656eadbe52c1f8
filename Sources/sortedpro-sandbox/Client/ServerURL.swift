import HTTPCore

/// The base URL of a server that a command calls.
struct ServerURL: Equatable {
  let host: String
  let port: UInt16
  /// Whether it is called within TLS.
  let isSecure: Bool
  /// Scheme, host and port.
  let origin: String
  /// What every path stands behind; no slash at the end.
  let prefix: String

  /// - Throws: a mistake of usage for everything but `http[s]://host[:port][/path]`.
  init(_ text: String) throws(Failure) {
    guard let separator = text.firstRange(of: "://") else { throw Self.refused(text, "is no URL") }
    let scheme = text[..<separator.lowerBound].lowercased()
    guard ["http", "https"].contains(scheme) else { throw Self.refused(text, "is neither http nor https") }
    let rest = text[separator.upperBound...]
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let authority = HostAndPort(rest[..<end]) else { throw Self.refused(text, "names no host and port") }
    guard !rest.contains(where: { "?#".contains($0) || $0 == " " }),
      rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw Self.refused(text, "has more than scheme, host, port and path") }
    host = authority.host
    isSecure = scheme == "https"
    port = authority.port ?? (isSecure ? 443 : 80)
    origin = scheme + "://" + authority.hostText + (authority.port.map { ":\($0)" } ?? "")
    var path = String(rest[end...])
    while path.hasSuffix("/") { path.removeLast() }
    prefix = path
  }

  private static func refused(_ text: String, _ reason: String) -> Failure {
    Failure(.usage, ["'\(text)' \(reason)"])
  }

  /// Host and port as a `Host` field has them.
  var authority: String { String(origin.dropFirst(isSecure ? "https://".count : "http://".count)) }
}
