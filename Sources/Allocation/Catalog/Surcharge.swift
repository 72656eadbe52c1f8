/// What is added to a price.
struct Surcharge: Sendable {
  let percent: TenThousandths?
  let amount: TenThousandths?
  let perKilogram: TenThousandths?
  let appliesToBaseOnly: Bool
  /// A set of postcodes that alone are charged.
  let parts: Int?
  /// Territories that alone are charged; none: all.
  let territories: Range<Int>

  /// - Returns: hundredths; nil when it is too large to write down.
  func charge(base: TenThousandths, soFar: TenThousandths, kilograms: TenThousandths) -> TenThousandths? {
    var sum = amount ?? .zero
    if let percent {
      let whole = appliesToBaseOnly ? base : soFar
      guard let part = whole.timesRoundedToCents(percent, dividedBy: 100), let total = sum.adding(part) else {
        return nil
      }
      sum = total
    }
    if let perKilogram {
      guard let part = perKilogram.timesRoundedToCents(kilograms), let total = sum.adding(part) else { return nil }
      sum = total
    }
    return sum
  }
}
