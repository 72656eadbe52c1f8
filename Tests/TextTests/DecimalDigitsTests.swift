import Foundation
import Testing

@testable import Text

@Suite struct DecimalDigitsTests {
  @Test(arguments: [
    ("0", 0, 0), ("12.34", 1234, -2), ("-0.0001", 1, -4), ("1e30", 1, 30), ("65536", 65536, 0),
    ("18446744073709551615", UInt64.max, 0), ("0.5", 5, -1),
  ])
  func `a decimal is its digits and its exponent`(text: String, digits: UInt64, exponent: Int) throws {
    let decimal = try #require(Decimal(string: text))
    let found = try #require(DecimalDigits(decimal))
    #expect(found.digits == digits && found.exponent == exponent && found.isNegative == text.hasPrefix("-"))
  }

  @Test func `what is no number, or has more digits than fit, has none`() throws {
    #expect(DecimalDigits(.nan) == nil)
    let decimal = try #require(Decimal(string: "18446744073709551616"))
    #expect(DecimalDigits(decimal) == nil)
  }

  @Test func `they are those that the decimal writes`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let digits = UInt64.random(in: 0...UInt64.max >> UInt64.random(in: 0...63), using: &random)
      let sign: FloatingPointSign = Bool.random(using: &random) ? .plus : .minus
      let decimal = Decimal(
        sign: sign, exponent: Int.random(in: -20...20, using: &random), significand: Decimal(digits))
      #expect(DecimalDigits(decimal) == DecimalDigits(textOf: decimal), "\(decimal)")
      #expect(DecimalDigits(decimal * decimal) == DecimalDigits(textOf: decimal * decimal), "\(decimal * decimal)")
      #expect(DecimalDigits(decimal - decimal) == DecimalDigits(textOf: decimal - decimal))
    }
  }
}
