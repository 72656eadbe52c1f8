import Allocation
import Contract
import Text

/// 128 bits that look like the vendor's ids.
struct Identifier: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  init(high: UInt64, low: UInt64) {
    // The version and variant bits of a random GUID (RFC 9562, section 5.4), as .NET makes them.
    self.high = high & ~0xF000 | 0x4000
    self.low = low & ~(0xC << 60) | 0x8 << 60
  }

  func isExactly(_ high: UInt64, _ low: UInt64) -> Bool { self.high == high && self.low == low }

  /// 32 lower-case hex digits in groups of 8, 4, 4, 4 and 12.
  var hyphenated: String { text(hyphensBefore: 1 << 8 | 1 << 12 | 1 << 16 | 1 << 20) }

  /// 32 lower-case hex digits.
  var plain: String { text(hyphensBefore: 0) }

  /// The digits, with a hyphen before each whose bit is set.
  private func text(hyphensBefore digits: UInt32) -> String {
    var text = ShortText()
    for digit in 0..<32 {
      if digits >> UInt32(digit) & 1 == 1 { text.append(UInt8(ascii: "-")) }
      let word = digit < 16 ? high : low
      let nibble = UInt8(word >> UInt64((15 - digit % 16) * 4) & 15)
      text.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
    }
    return text.string
  }
}

extension SeededGenerator {
  mutating func nextIdentifier() -> Identifier { Identifier(high: next(), low: next()) }
}
