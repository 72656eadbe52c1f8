import HTTPCore
import TLS

extension Settings {
  /// Who may call the vendor's paths: whoever uses the vendor's names, or one that the server was told is its own.
  var vendorProtection: CrossSiteProtection {
    let certified = tlsNames.map(\.text)
    let published = publicUrl.flatMap { url in
      url.firstRange(of: "://").map { String(url[$0.upperBound...].prefix { $0 != "/" }) }
    }
    return CrossSiteProtection(
      allowedHosts: allowedHosts + hosts + certified.filter { !$0.hasPrefix("*.") } + [published].compactMap(\.self),
      allowedDomains: CrossSiteProtection.vendorDomains
        + certified.filter { $0.hasPrefix("*.") }.map { String($0.dropFirst(2)) },
      allowedOrigins: corsOrigins)
  }
}
