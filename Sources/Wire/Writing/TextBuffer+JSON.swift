/// JSON's own marks: quotes, escapes and commas.
extension TextBuffer {
  /// Appends a string with its quotes.
  package mutating func append(json text: String) { append("", json: text) }

  /// Appends what stands before a string, and the string with its quotes.
  package mutating func append(_ lead: StaticString, json text: String) {
    var text = text
    text.withUTF8 { text in
      if text.span.endOfPlainText(from: 0) == text.count {
        append(lead, quoting: text)
      } else {
        append(lead)
        append(UInt8(ascii: "\""))
        append(escapingJSON: text)
        append(UInt8(ascii: "\""))
      }
    }
  }

  /// Appends text as it stands between a string's quotes.
  package mutating func append(escapingJSON text: String) {
    let isCopied: ()? = text.utf8.withContiguousStorageIfAvailable { append(escapingJSON: $0) }
    if isCopied == nil { Array(text.utf8).withUnsafeBufferPointer { append(escapingJSON: $0) } }
  }

  /// Whether a text can stand between quotes as it is.
  package static func isPlain(_ text: String) -> Bool {
    let span = text.utf8Span.span
    return span.endOfPlainText(from: 0) == span.count
  }

  /// A comma, unless the container has only just been opened. No value ends in an opening bracket: strings end in a
  /// quote.
  mutating func separate() {
    guard let last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else { return }
    append(UInt8(ascii: ","))
  }

  private mutating func append(escapingJSON text: UnsafeBufferPointer<UInt8>) {
    let plain = text.span.endOfPlainText(from: 0)
    guard plain < text.count else { return append(contentsOf: text) }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[..<plain]))
    for byte in text[plain...] {
      if Self.needsEscape(byte) { appendEscape(of: byte) } else { append(byte) }
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    (byte < 0x20) || (byte == UInt8(ascii: "\"")) || (byte == UInt8(ascii: "\\"))
  }

  /// - Source: RFC 8259, section 7.
  private mutating func appendEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0x00..<0x20:
      append("u00")
      append(UInt8(ascii: "0") + byte >> 4)
      let digit = byte & 0xF
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    default: append(byte)
    }
  }
}
