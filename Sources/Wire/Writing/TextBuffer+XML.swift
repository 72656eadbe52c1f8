extension TextBuffer {
  /// Appends text as it stands in an element.
  mutating func append(escapingXML text: String) {
    // Without an early exit, so that the compiler can look at many bytes at once: hardly any text has an escape.
    var escapes: UInt8 = 0
    for byte in text.utf8 { escapes |= Self.isPlain(byte) ? 0 : 1 }
    guard escapes > 0 else { return append(verbatim: text) }
    for character in text.unicodeScalars {
      switch character {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      // A reader would make a line feed of it.
      case "\r": append("&#xD;")
      // XML has no way to write these (XML 1.0, section 2.2).
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": append("\u{FFFD}")
      default: for byte in UTF8.encode(character) ?? UTF8.encodedReplacementCharacter { append(byte) }
      }
    }
  }

  /// Whether a byte can stand as it is. 0xEF begins the characters U+F000 to U+FFFF, of which two cannot.
  private static func isPlain(_ byte: UInt8) -> Bool {
    let isControl = (byte < 0x20) && (byte != 0x09) && (byte != 0x0A)
    let isMarkup = (byte == UInt8(ascii: "&")) || (byte == UInt8(ascii: "<")) || (byte == UInt8(ascii: ">"))
    return !isControl && !isMarkup && (byte != 0xEF)
  }
}
