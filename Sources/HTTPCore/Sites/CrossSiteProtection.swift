import HTTPTypes
import Text

/// Whether a request may reach the sandbox at all: its Host and its Origin must be ones that no web page from
/// elsewhere can bring about.
///
/// A page that the developer visits can send requests to loopback. It cannot choose `Host`, unless its own name resolves here
/// (DNS rebinding), and it cannot leave out `Origin` on a request that changes something. So a Host must be a name that no
/// outsider can register, or one that is listed, and an Origin must be this very server or listed.
///
/// - Source: design/product.md, "Security"; Fetch standard, "Origin header"; W3C Fetch Metadata.
package struct CrossSiteProtection: Sendable {
  /// Why a request is turned away.
  package enum Failure: Error, Equatable {
    case host(String)
    case origin(String)
    case crossSite
  }

  /// Whose names stand for the sandbox where a hosts file or a proxy says so.
  package static let vendorDomains = ["electioapp.com", "sorted.com"]

  private let allowedHosts: Set<String>
  private let allowedDomains: [String]
  private let allowedOrigins: Set<String>

  /// - Parameters:
  ///   - allowedHosts: names beyond those that are always allowed, compared without regard to case.
  ///   - allowedDomains: names that are allowed with all that lies below them; in lower case.
  ///   - allowedOrigins: pages from elsewhere that may ask, as browsers write them.
  package init(allowedHosts: [String] = [], allowedDomains: [String] = [], allowedOrigins: [String] = []) {
    self.allowedHosts = Set(allowedHosts.compactMap { HostAndPort($0)?.host })
    self.allowedDomains = allowedDomains
    self.allowedOrigins = Set(allowedOrigins)
  }

  /// Whether pages of this origin may ask although they are from elsewhere.
  package func allows(origin: String) -> Bool { allowedOrigins.contains(origin) }

  package func check(_ request: Request) throws(Failure) {
    let fields = request.fields
    try check(
      authority: request.authority, origin: fields[.origin], fetchSite: Self.fetchSite.flatMap { fields[$0] })
  }

  /// Checks what `Host`, `Origin` and `Sec-Fetch-Site` say; nil for a field that is absent.
  package func check(authority: String?, origin: String?, fetchSite: String?) throws(Failure) {
    // What nearly every client sends.
    if origin == nil, fetchSite == nil, let authority, Self.isPlainlyLocal(authority) { return }
    let host = authority.flatMap { $0.isEmpty ? nil : $0 }
    // HTTP/1.0 monitors send no Host; browsers always do.
    let authority = host.flatMap { HostAndPort($0) }
    if let host, !(authority.map(isAllowed) ?? false) { throw .host(host) }
    if let origin {
      if allows(origin: origin) { return }
      guard isSame(origin: origin, as: authority) else { throw .origin(origin) }
    }
    if fetchSite?.lowercased() == "cross-site" { throw .crossSite }
  }

  /// Whether this is `localhost` or `127.0.0.1`, with or without a port, in so many letters.
  private static func isPlainlyLocal(_ authority: String) -> Bool {
    let bytes = authority.utf8.span
    return isPlainly(.localhost, bytes) || isPlainly(.loopback, bytes)
  }

  private static func isPlainly(_ name: StaticText, _ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= name.count, bytes.extracting(..<name.count).equals(name) else { return false }
    if bytes.count == name.count { return true }
    guard bytes[name.count] == UInt8(ascii: ":"), bytes.count <= name.count + 6 else { return false }
    var port = 0
    for index in (name.count + 1)..<bytes.count {
      guard ASCII.isDigit(bytes[index]) else { return false }
      port = port * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return port <= UInt16.max
  }

  private func isAllowed(_ authority: HostAndPort) -> Bool {
    // `*.svc.cluster.local` is one of `*.local`.
    authority.isIPLiteral || authority.isSingleLabel || authority.isBelow("localhost") || authority.isBelow("local")
      || authority.isBelow("internal") || allowedHosts.contains(authority.host)
      || allowedDomains.contains { authority.host == $0 || authority.isBelow($0) }
  }

  /// Compares host and port only: behind a TLS proxy the scheme that the browser sees is not ours.
  private func isSame(origin: String, as authority: HostAndPort?) -> Bool {
    guard let authority, let separator = origin.firstRange(of: "://"),
      let defaultPort = Self.defaultPorts[origin[..<separator.lowerBound].lowercased()],
      let claimed = HostAndPort(origin[separator.upperBound...])
    else { return false }
    return claimed.host == authority.host && (claimed.port ?? defaultPort) == (authority.port ?? defaultPort)
  }

  private static let defaultPorts: [String: UInt16] = ["http": 80, "https": 443]
  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
}
