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
  var hyphenated: String { text(hyphensBefore: 0b0011_1100) }

  /// 32 lower-case hex digits.
  var plain: String { text(hyphensBefore: 0) }

  /// The digits, four and four, with a hyphen before each four whose bit is set.
  private func text(hyphensBefore fours: UInt8) -> String {
    String(unsafeUninitializedCapacity: 32 + fours.nonzeroBitCount) { characters in
      var place = 0
      for four in 0..<8 {
        if fours >> UInt8(four) & 1 == 1 {
          characters[place] = UInt8(ascii: "-")
          place += 1
        }
        let word = four < 4 ? high : low
        let digits = Self.hexDigits(of: UInt16(truncatingIfNeeded: word >> UInt64(48 - four % 4 * 16)))
        UnsafeMutableRawBufferPointer(characters).storeBytes(of: digits.bigEndian, toByteOffset: place, as: UInt32.self)
        place += 4
      }
      return place
    }
  }

  /// Four digits in lower case, the first in the highest byte.
  private static func hexDigits(of word: UInt16) -> UInt32 {
    // A digit to each byte, then what stands before a 0 or, where a digit is more than 9, before an a.
    var digits = UInt32(word)
    digits = (digits << 8 | digits) & 0x00FF_00FF
    digits = (digits << 4 | digits) & 0x0F0F_0F0F
    let letters = (digits + 0x0606_0606) >> 4 & 0x0101_0101
    return digits + 0x3030_3030 + letters * 39
  }
}

extension SeededGenerator {
  mutating func nextIdentifier() -> Identifier { Identifier(high: next(), low: next()) }
}
