package import HTTPCore
import HTTPTypes

/// Whether a request may reach the control surface at all: its Host and its Origin must be ones that no web page from
/// elsewhere can bring about.
///
/// A page that the developer visits can send requests to loopback. It cannot choose `Host`, unless its own name resolves here
/// (DNS rebinding), and it cannot leave out `Origin` on a request that changes something. So a Host must be a name that no
/// outsider can register, and an Origin must be this very server.
///
/// - Source: design/product.md, "Security"; Fetch standard, "Origin header"; W3C Fetch Metadata.
package struct CrossSiteProtection: Sendable {
  /// Why a request is turned away.
  package enum Failure: Error, Equatable {
    case host(String)
    case origin(String)
    case crossSite
  }

  private let allowedHosts: Set<String>

  /// - Parameter allowedHosts: names beyond those that are always allowed, compared without regard to case.
  package init(allowedHosts: [String] = []) {
    self.allowedHosts = Set(allowedHosts.compactMap { HostAndPort($0)?.host })
  }

  package func check(_ request: Request) throws(Failure) {
    let fields = request.fields
    let host = request.authority.flatMap { $0.isEmpty ? nil : $0 }
    // HTTP/1.0 monitors send no Host; browsers always do.
    let authority = host.flatMap { HostAndPort($0) }
    if let host, !(authority.map(isAllowed) ?? false) { throw .host(host) }
    if let origin = fields[.origin], !isSame(origin: origin, as: authority) { throw .origin(origin) }
    if let name = Self.fetchSite, fields[name]?.lowercased() == "cross-site" { throw .crossSite }
  }

  private func isAllowed(_ authority: HostAndPort) -> Bool {
    // `*.svc.cluster.local` is one of `*.local`.
    authority.isIPLiteral || authority.isSingleLabel || authority.isBelow("localhost") || authority.isBelow("local")
      || authority.isBelow("internal") || allowedHosts.contains(authority.host)
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
