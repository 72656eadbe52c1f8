import Contract
import Text

extension ApiLink {
  /// The link to a resource of an area, under what every link begins with.
  init(rel: String, prefix: LinkPrefix, area: String, _ reference: String) {
    self.init(rel: rel, href: "\(prefix)/\(area)/\(Self.percentEncoded(reference))")
  }

  /// A path segment; references as the vendor makes them come through unchanged (RFC 3986, section 2.3).
  static func percentEncoded(_ segment: String) -> String {
    func isUnreserved(_ byte: UInt8) -> Bool {
      ASCII.isDigit(byte) || ASCII.isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
    }
    let bytes = segment.utf8Span.span
    var isAsItIs = true
    for index in bytes.indices where !isUnreserved(bytes[index]) { isAsItIs = false }
    if isAsItIs { return segment }
    return segment.utf8.reduce(into: "") { text, byte in
      if isUnreserved(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
