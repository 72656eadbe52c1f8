internal import Allocation

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
  var hyphenated: String { text(hyphensAfter: [8, 12, 16, 20]) }

  /// 32 lower-case hex digits.
  var plain: String { text(hyphensAfter: []) }

  private func text(hyphensAfter places: [Int]) -> String {
    String(unsafeUninitializedCapacity: 36) { buffer in
      var length = 0
      for digit in 0..<32 {
        if places.contains(digit) {
          buffer.initializeElement(at: length, to: UInt8(ascii: "-"))
          length += 1
        }
        let word = digit < 16 ? high : low
        let nibble = UInt8(word >> UInt64((15 - digit % 16) * 4) & 15)
        buffer.initializeElement(at: length, to: nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
        length += 1
      }
      return length
    }
  }
}

extension SeededGenerator {
  mutating func nextIdentifier() -> Identifier { Identifier(high: next(), low: next()) }
}
