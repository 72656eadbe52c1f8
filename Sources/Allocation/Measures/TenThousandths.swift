package import FoundationEssentials
import Text

/// An exact number with four decimals, in which money and measures are compared and added without a heap or a float.
///
/// - Unit: ten-thousandths of whatever is measured: 0.1 g, 1 µm, 0.01 p.
package struct TenThousandths: Hashable, Comparable, Sendable {
  package let units: Int64

  package init(units: Int64) { self.units = units }

  package static let zero = TenThousandths(units: 0)
  package static let perOne: Int64 = 10_000

  /// No number of a catalog or a consignment is treated as larger; sums of some thousand of them still fit.
  package static let greatest = TenThousandths(units: 1_000_000_000_000_000)

  package static func < (left: Self, right: Self) -> Bool { left.units < right.units }

  /// The number in its shortest form.
  package var decimal: Decimal {
    var units = units.magnitude
    var exponent = units == 0 ? 0 : -4
    while exponent < 0, units % 10 == 0 {
      units /= 10
      exponent += 1
    }
    return Decimal(sign: self.units < 0 ? .minus : .plus, exponent: exponent, significand: Decimal(units))
  }
}

extension TenThousandths {
  /// With all four decimals, as in the vendor's tax references: `0.2000`.
  var fourDecimals: String {
    let fraction = String(units.magnitude % 10_000)
    let zeros = String(repeating: "0", count: 4 - fraction.utf8.count)
    return "\(units < 0 ? "-" : "")\(units.magnitude / 10_000).\(zeros)\(fraction)"
  }

  /// The two neighbours of a decimal that may have more than four places; the same one twice when it has not.
  ///
  /// A limit has at most four decimals, so comparing it with the lower neighbour decides "at least" exactly, and with the upper
  /// one "at most". A number beyond `greatest` stands still there, which is beyond every limit.
  package struct Bracket: Sendable {
    package let lower: TenThousandths
    package let upper: TenThousandths

    var isExact: Bool { lower == upper }

    /// - Returns: nil for "not a number".
    package init?(_ decimal: Decimal) {
      guard let parts = DecimalDigits(decimal) else {
        guard !decimal.isNaN else { return nil }
        self.init(manyDigits: decimal)
        return
      }
      let digits = parts.digits
      guard digits != 0 else {
        self.init(lower: .zero, upper: .zero)
        return
      }
      var lower = digits
      var upper = digits
      var exponent = parts.exponent + 4
      while exponent > 0 {
        let (shifted, overflow) = lower.multipliedReportingOverflow(by: 10)
        lower = overflow ? UInt64(TenThousandths.greatest.units) : shifted
        upper = lower
        if overflow { break }
        exponent -= 1
      }
      if exponent < 0 {
        let divisor = exponent < -19 ? nil : (0..<(-exponent)).reduce(UInt64(1)) { power, _ in power &* 10 }
        lower = divisor.map { digits / $0 } ?? 0
        upper = divisor.map { digits % $0 == 0 ? lower : lower + 1 } ?? 1
      }
      let greatest = UInt64(TenThousandths.greatest.units)
      let near = Int64(min(lower, greatest))
      let far = Int64(min(upper, greatest))
      if parts.isNegative {
        self.init(lower: TenThousandths(units: -far), upper: TenThousandths(units: -near))
      } else {
        self.init(lower: TenThousandths(units: near), upper: TenThousandths(units: far))
      }
    }

    init(lower: TenThousandths, upper: TenThousandths) {
      self.lower = lower
      self.upper = upper
    }

    /// A number of more than 19 digits: each step drops the last, and remembers that something was lost.
    private init(manyDigits decimal: Decimal) {
      let text = Array(decimal.significand.magnitude.description.utf8)
      // Fifteen digits reach `greatest`; whatever lies behind the fourth decimal only tells the neighbours apart.
      let kept = text.count + decimal.exponent + 4
      var units: Int64 = 0
      if kept > 15 {
        units = TenThousandths.greatest.units
      } else {
        for byte in text.prefix(max(0, kept)) { units = units * 10 + Int64(byte &- 0x30) }
      }
      let isExact = kept <= 15 && text.dropFirst(max(0, kept)).allSatisfy { $0 == 0x30 }
      let next = isExact ? units : min(units + 1, TenThousandths.greatest.units)
      self.init(
        lower: TenThousandths(units: decimal.isSignMinus ? -next : units),
        upper: TenThousandths(units: decimal.isSignMinus ? -units : next))
    }
  }

  /// - Returns: nil when the decimal has more than four places or is not a number.
  package init?(exactly decimal: Decimal) {
    guard let bracket = Bracket(decimal), bracket.isExact else { return nil }
    self = bracket.lower
  }

  /// The product with another number of four decimals, rounded to hundredths, a half away from zero: how money is rounded.
  ///
  /// - Parameters:
  ///   - factor: what to multiply by.
  ///   - divisor: divides the product first; 100 for a factor in per cent.
  /// - Returns: nil beyond `greatest`.
  func timesRoundedToCents(_ factor: TenThousandths, dividedBy divisor: Int64 = 1) -> TenThousandths? {
    let product = Int128(units) * Int128(factor.units)
    let unit = Int128(TenThousandths.perOne) * Int128(divisor) * 100
    let half = product < 0 ? -unit / 2 : unit / 2
    let cents = (product + half) / unit
    guard cents.magnitude <= UInt128(TenThousandths.greatest.units / 100) else { return nil }
    return TenThousandths(units: Int64(cents) * 100)
  }

  /// - Returns: nil beyond `greatest`.
  func adding(_ other: TenThousandths) -> TenThousandths? {
    let (sum, overflow) = units.addingReportingOverflow(other.units)
    guard !overflow, sum.magnitude <= Self.greatest.units.magnitude else { return nil }
    return TenThousandths(units: sum)
  }
}
