import Contract
import FoundationEssentials

/// What an assessment asks of one service, in the form in which asking is cheap.
struct Terms: Sendable {
  let isEnabled: Bool
  let isConfigured: Bool
  let direction: CatalogDocument.CarrierService.Direction
  /// The place of the reference in ordinal order, which breaks ties.
  let rank: Int
  /// Nil: it collects everywhere.
  let origins: [Territory]?
  /// What holds where no rate says otherwise; an index into the catalog's promises.
  let promise: Int
  let rules: Rules
  let surcharges: [Surcharge]
  let tax: TaxRate
  let taxRate: TenThousandths
  let currency: Currency

  func takes(_ direction: Consignment.Direction) -> Bool {
    switch (self.direction, direction) {
    case (.both, _), (.outbound, .outbound), (.inbound, .inbound): true
    case (.outbound, .inbound), (.inbound, .outbound): false
    }
  }

  struct Rules: Sendable {
    var weight: Limits?
    var length: Limits?
    var girth: Limits?
    var combinedDimensions: Limits?
    var maxValue: TenThousandths?
    var postcodes: PostcodeSet?
    var countries: [CountryCode] = []
    var zips: ZipPrefixes?
    /// By the catalog's tag numbers.
    var tags: [Int] = []
    var writtenTags: [String] = []

    var measurePackages: Bool { length != nil || girth != nil || combinedDimensions != nil }
  }

  struct Surcharge: Sendable {
    let reference: String
    let percent: TenThousandths?
    let amount: TenThousandths?
    let perKilogram: TenThousandths?
    let appliesToBaseOnly: Bool
    let postcodes: PostcodeSet?
    let territories: [Territory]?

    func applies(to destination: Place) -> Bool {
      if let territories, !territories.contains(where: { $0.covers(destination) }) { return false }
      if let postcodes, !postcodes.contains(destination.postcode) { return false }
      return true
    }

    /// - Returns: hundredths; nil when it is too large to write down.
    func charge(base: TenThousandths, soFar: TenThousandths, kilograms: TenThousandths) -> TenThousandths? {
      var sum = amount ?? .zero
      if let percent {
        let of = appliesToBaseOnly ? base : soFar
        guard let part = of.timesRoundedToCents(percent, dividedBy: 100), let total = sum.adding(part) else {
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
}
