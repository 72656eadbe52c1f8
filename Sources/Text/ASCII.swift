/// The classes of ASCII bytes, asked of one byte at a time.
// Without the attribute here, what is inlinable in it is not inlined in other modules.
@usableFromInline
package enum ASCII {
  @inlinable package static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inlinable package static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

  /// A space or a tab.
  @inlinable package static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// A byte that no text has: NUL to US but for the tab, and DEL.
  @inlinable package static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F
  }

  @inlinable package static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }

  /// The value of a hexadecimal digit, or nil.
  @inlinable package static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Whether the bytes are digits, at least one, with or without a minus in front.
  package static func isNumber(_ bytes: some Collection<UInt8>) -> Bool {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }
}

/// Percent-encoding of RFC 3986, section 2.1.
package enum PercentCoding {
  /// The byte that two hexadecimal digits stand for, or nil.
  @inlinable package static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = ASCII.hexValue(high), let low = ASCII.hexValue(low) else { return nil }
    return high << 4 | low
  }
}
