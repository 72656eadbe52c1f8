extension Identifier {
  /// Reads what `hyphenated` or `plain` wrote, in any case.
  ///
  /// - Returns: nil for everything that this world can not have made.
  init?(_ text: String) {
    var words: (high: UInt64, low: UInt64) = (0, 0)
    var digits = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "-"), [8, 12, 16, 20].contains(digits) { continue }
      guard let digit = Self.value(of: byte), digits < 32 else { return nil }
      if digits < 16 { words.high = words.high << 4 | digit } else { words.low = words.low << 4 | digit }
      digits += 1
    }
    guard digits == 32 else { return nil }
    self.init(high: words.high, low: words.low)
    // Other version bits would be bent into those of an identifier that exists.
    guard isExactly(words.high, words.low) else { return nil }
  }

  private static func value(of byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
