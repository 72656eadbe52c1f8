import Text

/// Where a request goes: the path and query as the client wrote them, and the authority when the target names one.
///
/// - Source: RFC 9112 section 3.2.
package struct RequestTarget: Sendable {
  /// Origin form (`/a%20b?x=y`), or `*`.
  package let path: String
  /// From an absolute target; it wins over `Host`.
  package let authority: String?

  /// The target of a request that is refused for its method.
  package static let none = RequestTarget(path: "*", authority: nil)

  private init(path: String, authority: String?) {
    self.path = path
    self.authority = authority
  }

  package init(_ target: Span<UInt8>, isOptions: Bool) throws(Refusal) {
    if target[0] == UInt8(ascii: "/") {
      self.init(path: try Self.path(target), authority: nil)
    } else if isOptions, target.count == 1, target[0] == UInt8(ascii: "*") {
      self = .none
    } else {
      try self.init(absolute: target, isOptions: isOptions)
    }
  }

  private init(absolute target: Span<UInt8>, isOptions: Bool) throws(Refusal) {
    let scheme =
      Self.has(target, prefix: .http)
      ? StaticText.http.count : Self.has(target, prefix: .https) ? StaticText.https.count : 0
    guard scheme > 0 else { throw .invalidTarget(.form) }
    let rest = target.extracting(scheme...)
    var end = 0
    while end < rest.count, rest[end] != UInt8(ascii: "/"), rest[end] != UInt8(ascii: "?") { end += 1 }
    guard let authority = AuthorityText(rest.extracting(..<end)) else { throw .invalidTarget(.authority) }

    let path = try Self.path(rest.extracting(end...))
    if path.utf8.first == UInt8(ascii: "/") {
      self.init(path: path, authority: authority.text)
    } else if path.isEmpty {
      // RFC 9112 section 3.2.4: an absolute target without path stands for `*` with OPTIONS.
      self.init(path: isOptions ? "*" : "/", authority: authority.text)
    } else {
      self.init(path: "/" + path, authority: authority.text)
    }
  }

  private static func has(_ target: Span<UInt8>, prefix: StaticText) -> Bool {
    target.count >= prefix.count && target.extracting(..<prefix.count).equalsIgnoringCase(prefix)
  }

  /// The bytes as text, once they keep the grammar and decode to UTF-8.
  private static func path(_ bytes: Span<UInt8>) throws(Refusal) -> String {
    var isEncoded = false
    for index in bytes.indices {
      let byte = bytes[index]
      guard Grammar.isTarget(byte) else { throw .invalidTarget(.illegalByte(byte)) }
      if byte == UInt8(ascii: "%") { isEncoded = true }
    }
    if isEncoded { try checkEncoding(bytes) }
    guard let text = bytes.text else { throw .invalidTarget(.notUTF8) }
    return text
  }

  private static func checkEncoding(_ bytes: Span<UInt8>) throws(Refusal) {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        decoded.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let byte = PercentCoding.byte(bytes[index + 1], bytes[index + 2]) else {
        throw .invalidTarget(.percentEncoding)
      }
      decoded.append(byte)
      index += 3
    }
    guard String(validating: decoded, as: UTF8.self) != nil else { throw .invalidTarget(.notUTF8) }
  }
}
