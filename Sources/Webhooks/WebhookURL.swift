import HTTPCore
import Text

/// Where a webhook is sent to: an absolute `http` or `https` URL, as it was named at the start.
package struct WebhookURL: Sendable, Equatable, CustomStringConvertible {
  package let description: String
  let scheme: String
  let authority: String
  /// Path and query.
  let target: String

  /// - Returns: nil for what is no such URL, names no host, or has a user, a fragment or a character that no URL has.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      !text.utf8.contains(where: { "\"<>\\^`{|}#".utf8.contains($0) }), let separator = text.firstRange(of: "://"),
      ["http", "https"].contains(text[..<separator.lowerBound].lowercased())
    else { return nil }
    let rest = text[separator.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    guard let host = HostAndPort(rest[..<end]) else { return nil }
    scheme = text[..<separator.lowerBound].lowercased()
    authority = host.hostText + (host.port.map { ":\($0)" } ?? "")
    target = rest[end...].hasPrefix("/") ? String(rest[end...]) : "/" + rest[end...]
    description = "\(scheme)://\(authority)\(target)"
  }

  private static let longest = 2048
}
