import Text

/// A host with an optional port, without user information.
///
/// - Source: RFC 9110 section 7.2, RFC 3986 section 3.2.
struct AuthorityText: Sendable {
  let text: String

  /// Nil unless the bytes are `uri-host [ ":" port ]` with a host of 1 to ``Limits/hostName`` bytes and a port up to 65535.
  init?(_ bytes: Span<UInt8>) {
    guard let hostEnd = Self.hostEnd(bytes), (1...Limits.hostName).contains(hostEnd),
      Self.isPort(bytes.extracting(hostEnd...)),
      let text = bytes.text
    else { return nil }
    self.text = text
  }

  /// The index behind the host, or nil when there is no valid one.
  private static func hostEnd(_ bytes: Span<UInt8>) -> Int? {
    guard bytes.count > 0 else { return nil }
    if bytes[0] == UInt8(ascii: "[") { return literalEnd(bytes) }
    var index = 0
    while index < bytes.count, bytes[index] != UInt8(ascii: ":") {
      if bytes[index] == UInt8(ascii: "%") {
        guard index + 2 < bytes.count, ASCII.hexValue(bytes[index + 1]) != nil,
          ASCII.hexValue(bytes[index + 2]) != nil
        else { return nil }
        index += 3
      } else {
        guard Grammar.isRegisteredName(bytes[index]) else { return nil }
        index += 1
      }
    }
    return index
  }

  /// `[` hexadecimal digits, colons and dots `]`; whether it is an address is left to whoever connects to one.
  private static func literalEnd(_ bytes: Span<UInt8>) -> Int? {
    guard let close = bytes.firstIndex(of: UInt8(ascii: "]")), close > 2 else { return nil }
    for index in 1..<close {
      let byte = bytes[index]
      guard ASCII.hexValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".") else { return nil }
    }
    return close + 1
  }

  /// Whether the bytes are nothing, or a colon and up to five digits that make a port.
  private static func isPort(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 0 else { return true }
    guard bytes[0] == UInt8(ascii: ":"), bytes.count <= 6 else { return false }
    var port = 0
    for index in 1..<bytes.count {
      guard ASCII.isDigit(bytes[index]) else { return false }
      port = port * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return port <= 65535
  }
}
