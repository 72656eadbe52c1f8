import Contract

extension ApiLink {
  /// The link to a resource of an area, under what every link begins with.
  init(rel: String, prefix: String, area: String, _ reference: String) {
    self.init(rel: rel, href: prefix + "/" + area + "/" + Self.percentEncoded(reference))
  }

  /// A path segment; references as the vendor makes them come through unchanged (RFC 3986, section 2.3).
  static func percentEncoded(_ segment: String) -> String {
    func isUnreserved(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        true
      default: false
      }
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
