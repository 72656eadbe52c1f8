import Allocation
import Contract

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
    String(unsafeUninitializedCapacity: 32 + digits.nonzeroBitCount) { characters in
      var place = 0
      var word = high
      for digit in 0..<32 {
        if digits >> UInt32(truncatingIfNeeded: digit) & 1 == 1 {
          characters[place] = UInt8(ascii: "-")
          place &+= 1
        }
        let nibble = UInt8(truncatingIfNeeded: word >> 60)
        characters[place] = nibble &+ (nibble < 10 ? 0x30 : 0x57)
        place &+= 1
        word = digit == 15 ? low : word << 4
      }
      return place
    }
  }
}

extension SeededGenerator {
  mutating func nextIdentifier() -> Identifier { Identifier(high: next(), low: next()) }
}
