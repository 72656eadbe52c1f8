package import FoundationEssentials

/// What a decimal is made of: `digits × 10^exponent`, and its sign.
///
/// `Decimal` shows its digits only as text, which costs some thousand instructions a number. So they are taken from its memory, which
/// is laid out as `NSDecimal` has been for decades; should a library ever lay it out otherwise, they come from the text.
package struct DecimalDigits: Equatable, Sendable {
  package let isNegative: Bool
  package let digits: UInt64
  package let exponent: Int

  /// - Returns: nil for "not a number", and for a number whose digits need more than 64 bits.
  package init?(_ decimal: Decimal) {
    guard Self.isLaidOutAsKnown else {
      self.init(textOf: decimal)
      return
    }
    let memory = unsafeBitCast(decimal, to: Memory.self)
    guard memory.length <= 4, !(memory.length == 0 && memory.isNegative) else { return nil }
    var digits: UInt64 = 0
    for word in (0..<memory.length).reversed() { digits = digits << 16 | UInt64(memory.words[word]) }
    self.init(isNegative: memory.isNegative, digits: digits, exponent: Int(memory.exponent))
  }

  init?(textOf decimal: Decimal) {
    guard !decimal.isNaN, let digits = UInt64(decimal.significand.magnitude.description) else { return nil }
    self.init(isNegative: decimal.isSignMinus, digits: digits, exponent: decimal.exponent)
  }

  private init(isNegative: Bool, digits: UInt64, exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  private struct Memory {
    let exponent: Int8
    let flags: UInt8
    let reserved: UInt16
    let words: InlineArray<8, UInt16>

    var length: Int { Int(flags >> 4) }
    var isNegative: Bool { flags & 0b1000 != 0 }
  }

  private static let isLaidOutAsKnown: Bool = {
    guard MemoryLayout<Decimal>.size == MemoryLayout<Memory>.size else { return false }
    return [0, 1, 7_654_321, 0x0123_4567_89AB_CDEF].allSatisfy { (digits: UInt64) in
      [FloatingPointSign.plus, .minus].allSatisfy { sign in
        let memory = unsafeBitCast(
          Decimal(sign: sign, exponent: -3, significand: Decimal(digits)), to: Memory.self)
        let words = (0..<memory.length).reduce(UInt64(0)) { $0 | UInt64(memory.words[$1]) << UInt64($1 * 16) }
        return words == digits
          && (digits == 0 || memory.exponent == -3 && memory.isNegative == (sign == .minus))
      }
    }
  }()
}
