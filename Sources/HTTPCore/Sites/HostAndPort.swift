import Glibc

/// A host and, where one is named, its port: what stands in `Host`, and behind the `//` of an `Origin` or a URL.
///
/// Only what a browser or client could mean is accepted: no user information, no blanks. A colon without a port is as good as none.
///
/// - Source: RFC 9110, section 7.2; RFC 3986, sections 3.2 and 3.2.3.
package struct HostAndPort: Sendable, Hashable {
  /// Lower case, without brackets and without the dot that ends a full domain name.
  package let host: String
  package let port: UInt16?
  private let kind: Kind

  private enum Kind { case name, ipv4, ipv6 }

  /// Reads `host`, `host:port`, `[v6]` or `[v6]:port`.
  package init?(_ text: some StringProtocol) {
    // Lower case of a few other letters is ASCII: the Kelvin sign's is `k`.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let text = text.lowercased()
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let literal = text[text.index(after: text.startIndex)..<end]
      guard let port = Self.port(text[text.index(after: end)...]), Self.isIPv6(literal) else { return nil }
      self.init(host: String(literal), port: port.number, kind: .ipv6)
    } else {
      let end = text.firstIndex(of: ":") ?? text.endIndex
      guard let port = Self.port(text[end...]) else { return nil }
      let name = text[..<end]
      if Self.isIPv4(name) {
        self.init(host: String(name), port: port.number, kind: .ipv4)
      } else {
        let bare = name.hasSuffix(".") ? name.dropLast() : name
        guard Self.isName(bare) else { return nil }
        self.init(host: String(bare), port: port.number, kind: .name)
      }
    }
  }

  private init(host: String, port: UInt16?, kind: Kind) {
    self.host = host
    self.port = port
    self.kind = kind
  }

  /// The host as it stands in a URL: an IPv6 address in brackets.
  package var hostText: String { kind == .ipv6 ? "[\(host)]" : host }

  package var isIPLiteral: Bool { kind != .name }

  /// A name without a dot, which no public DNS serves.
  package var isSingleLabel: Bool { kind == .name && !host.utf8.contains(UInt8(ascii: ".")) }

  /// Whether the name lies below `suffix`: `a.local` below `local`.
  package func isBelow(_ suffix: String) -> Bool { kind == .name && host.hasSuffix("." + suffix) }

  /// Whether the text is an IPv6 address, without brackets; a zone (`%eth0`) may follow.
  package static func isIPv6(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = parts.first, parts.count == 1 || isName(parts[1]) else { return false }
    var result = in6_addr()
    return inet_pton(AF_INET6, String(address), &result) == 1
  }

  /// Whether the text is an IPv4 address of four decimal parts.
  package static func isIPv4(_ text: some StringProtocol) -> Bool {
    var result = in_addr()
    return inet_pton(AF_INET, String(text), &result) == 1
  }

  /// Whether an address to listen on is reached from its own machine alone. Names but `localhost` may mean anything.
  package static func isLoopback(_ host: String) -> Bool {
    if host.lowercased() == "localhost" || host == "::1" { return true }
    return isIPv4(host) && host.hasPrefix("127.")
  }

  /// Letters, digits, `-` and `_` in labels of 1 to 63, 253 in all.
  private static func isName(_ text: some StringProtocol) -> Bool {
    guard (1...253).contains(text.utf8.count) else { return false }
    return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.count)
        && label.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
          default: false
          }
        }
    }
  }

  /// Nothing, or a colon and a port; nil when malformed.
  private static func port(_ text: Substring) -> (number: UInt16?, Void)? {
    guard let colon = text.first else { return (nil, ()) }
    let digits = text.dropFirst()
    if colon == ":", digits.isEmpty { return (nil, ()) }
    guard colon == ":", digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(digits) else {
      return nil
    }
    return (number, ())
  }
}
