import Contract
import Foundation
import Testing

@testable import Allocation

/// The fixed-point numbers against `Decimal`, which is slow and exact.
struct ExactnessTests {
  @Test(arguments: UInt64(1)...20)
  func `comparing the neighbours of a decimal is comparing the decimal`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let limit = TenThousandths(units: Int64(random.below(2_000_000)) - 1_000_000)
      // Around the limit, with up to nine decimals.
      let near = Decimal(sign: .plus, exponent: -9, significand: Decimal(random.below(4_000_000)))
      let number = limit.decimal + (random.below(2) == 0 ? near : -near)
      let bracket = try #require(TenThousandths.Bracket(number))
      #expect((bracket.lower >= limit) == (number >= limit.decimal), "\(number) and \(limit.decimal)")
      #expect((bracket.upper <= limit) == (number <= limit.decimal), "\(number) and \(limit.decimal)")
      #expect(bracket.isExact == (TenThousandths(exactly: number) != nil))
    }
  }

  @Test(arguments: [
    "0", "0.0001", "4.95", "30", "1000000", "99999999999.9999", "-4.95", "123456789.1234",
  ])
  func `a number with four decimals comes back in its shortest form`(text: String) throws {
    let exact = try #require(TenThousandths(exactly: decimal(text)))
    #expect(exact.decimal.description == text)
  }

  @Test(arguments: ["1e30", "1e100", "123456789012345678901234567890", "100000000001"])
  func `what is too large stands still at the greatest number`(text: String) throws {
    let number = decimal(text)
    #expect(TenThousandths.Bracket(number)?.lower == .greatest)
    #expect(TenThousandths.Bracket(-number)?.upper == TenThousandths(units: -TenThousandths.greatest.units))
  }

  @Test(arguments: ["1e-30", "1e-100", "0.00001", "0.000000000000000000000000000001234567890123"])
  func `what is too small lies between zero and the least number`(text: String) throws {
    let bracket = try #require(TenThousandths.Bracket(decimal(text)))
    #expect((bracket.lower.units, bracket.upper.units) == (0, 1))
    let negative = try #require(TenThousandths.Bracket(-decimal(text)))
    #expect((negative.lower.units, negative.upper.units) == (-1, 0))
  }

  @Test func `numbers of more than 19 digits keep their first four decimals`() throws {
    let bracket = try #require(TenThousandths.Bracket(decimal("12345.12345678901234567890123")))
    #expect((bracket.lower.units, bracket.upper.units) == (123_451_234, 123_451_235))
    #expect(TenThousandths.Bracket(.nan) == nil)
  }

  @Test(arguments: UInt64(1)...20)
  func `products are rounded to the penny as Decimal rounds them`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let price = TenThousandths(units: Int64(random.below(100_000_000)) * 100)
      let factor = TenThousandths(units: Int64(random.below(300_000)))
      var product = price.decimal * factor.decimal
      var rounded = Decimal()
      NSDecimalRound(&rounded, &product, 2, .plain)
      #expect(price.timesRoundedToCents(factor)?.decimal == rounded)
    }
  }

  @Test func `half a penny is rounded up`() throws {
    let price = try #require(TenThousandths(exactly: decimal("0.25")))
    let rate = try #require(TenThousandths(exactly: decimal("0.1")))
    #expect(price.timesRoundedToCents(rate)?.decimal == decimal("0.03"))
  }
}
