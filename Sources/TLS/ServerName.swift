import Glibc
import Text

/// A name by which clients reach the server, as a certificate may carry it: `localhost`, `*.electioapp.com`, `127.0.0.1`.
package struct ServerName: Sendable, Hashable {
  /// Lower case; an address in its shortest form.
  package let text: String
  let isAddress: Bool

  /// Nil for what is neither a host name, with or without a star as its first label, nor an IP address.
  package init?(_ text: String) {
    if let address = Self.address(text) {
      (self.text, isAddress) = (address, true)
      return
    }
    guard text.utf8.allSatisfy({ $0 < 0x80 }), text.utf8.count <= 253 else { return nil }
    var name = text.lowercased()
    // A name that is spelt from the root is the same name, and certificates carry none of that form.
    if name.hasSuffix(".") { name.removeLast() }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    let plain = labels.first == "*" ? labels.dropFirst() : labels[...]
    guard !plain.isEmpty, labels.first != "*" || plain.count >= 2, plain.allSatisfy(Self.isLabel) else { return nil }
    // All digits would be an address that is none.
    guard plain.last?.utf8.contains(where: { !ASCII.isDigit($0) }) == true else { return nil }
    (self.text, isAddress) = (name, false)
  }

  /// As OpenSSL's configuration writes it.
  var alternativeName: String { (isAddress ? "IP:" : "DNS:") + text }

  /// Those that every certificate of the sandbox carries: loopback, the vendor's host names, and this machine's own name.
  package static var standard: [ServerName] {
    var buffer = [CChar](repeating: 0, count: 256)
    let host = gethostname(&buffer, buffer.count - 1) == 0 ? Self.text(buffer) : ""
    return ["localhost", "127.0.0.1", "::1", "*.electioapp.com", host].compactMap(ServerName.init)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy {
        ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  private static func address(_ text: String) -> String? {
    var bytes = in6_addr()
    for family in [AF_INET, AF_INET6] {
      guard inet_pton(family, text, &bytes) == 1 else { continue }
      var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
      guard inet_ntop(family, &bytes, &buffer, socklen_t(buffer.count)) != nil else { return nil }
      return Self.text(buffer)
    }
    return nil
  }

  private static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
