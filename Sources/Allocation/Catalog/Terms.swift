import Contract

/// What an assessment asks of one service. It refers to the catalog's tables by number, so that going through a thousand services
/// touches no reference count.
struct Terms: Sendable {
  var isEnabled = true
  var isConfigured = true
  var direction = CatalogDocument.CarrierService.Direction.both
  /// The place of the reference in ordinal order, which breaks ties.
  var rank = 0
  /// Territories; none: it collects everywhere.
  var origins = Stretch.none
  /// What holds where no rate says otherwise.
  var promise = 0
  /// Surcharges.
  var surcharges = Stretch.none

  // Rules: spans of which the measure must lie in any; none lets everything pass.
  var weight = Stretch.none
  var length = Stretch.none
  var girth = Stretch.none
  var combinedDimensions = Stretch.none
  var maxValue: TenThousandths?
  /// A set of postcodes.
  var excludedParts: Int?
  /// Country codes.
  var excludedCountries = Stretch.none
  /// A set of ZIP prefixes.
  var excludedZips: Int?
  /// Tag numbers.
  var tags = Stretch.none

  var measuresPackages: Bool { !length.isEmpty || !girth.isEmpty || !combinedDimensions.isEmpty }

  func takes(_ direction: Consignment.Direction) -> Bool {
    switch (self.direction, direction) {
    case (.both, _), (.outbound, .outbound), (.inbound, .inbound): true
    case (.outbound, .inbound), (.inbound, .outbound): false
    }
  }
}

/// Neighbours in one of the catalog's tables.
typealias Stretch = Range<Int>

extension Stretch {
  static let none = 0..<0
}

/// The least and the most that a measure may be, inclusive; nil where there is no end.
///
/// - Source: contract/decisions.md, "Rules".
struct Span: Sendable {
  let from: TenThousandths?
  let to: TenThousandths?

  func contains(_ measure: TenThousandths.Bracket) -> Bool {
    if let from, measure.lower < from { return false }
    if let to, measure.upper > to { return false }
    return true
  }

  var written: CatalogDocument.Range { .init(from: from?.decimal, to: to?.decimal) }
}

/// What is added to a price.
struct Surcharge: Sendable {
  let percent: TenThousandths?
  let amount: TenThousandths?
  let perKilogram: TenThousandths?
  let appliesToBaseOnly: Bool
  /// A set of postcodes that alone are charged.
  let parts: Int?
  /// Territories that alone are charged; none: all.
  let territories: Stretch

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
