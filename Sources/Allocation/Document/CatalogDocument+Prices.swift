package import Contract
package import FoundationEssentials

extension CatalogDocument {
  /// The prices to one zone.
  package struct Rate: Codable, Equatable, Sendable {
    /// A zone's reference or a two-letter country code.
    package var zone: String
    /// Default: the service's.
    package var transitDays: Int?
    /// By weight, lightest first.
    package var bands: [Band]

    package init(zone: String, transitDays: Int? = nil, bands: [Band]) {
      self.zone = zone
      self.transitDays = transitDays
      self.bands = bands
    }
  }

  package struct Band: Codable, Equatable, Sendable {
    /// Kilograms of the whole consignment, inclusive. Default, for the last band only: no limit.
    package var upTo: Decimal?
    /// Without tax, at most two decimals. Always needed.
    package var net: Decimal?

    package init(upTo: Decimal?, net: Decimal?) {
      self.upTo = upTo
      self.net = net
    }
  }

  package struct Tax: Codable, Equatable, Sendable {
    /// 0.2 is 20 %. Default: 0.2.
    package var rate: Decimal?
    /// Default: `Standard`.
    package var type: TaxRate.Kind?
    /// Default: `GB`.
    package var countryIsoCode: String?

    package init(rate: Decimal?, type: TaxRate.Kind? = nil, countryIsoCode: String? = nil) {
      self.rate = rate
      self.type = type
      self.countryIsoCode = countryIsoCode
    }
  }

  /// What is added to the band's price: the sum of the parts given.
  package struct Surcharge: Codable, Equatable, Sendable {
    package var reference: String
    /// Per cent of the base price, or with `appliesToBaseOnly` false of the price so far.
    package var percent: Decimal?
    /// A fixed sum.
    package var amount: Decimal?
    /// A sum for each kilogram of the whole consignment.
    package var perKg: Decimal?
    /// Default: true.
    package var appliesToBaseOnly: Bool?
    /// UK postcodes, written as in a zone, that alone are charged. Default: all.
    package var postcodes: [String]?
    /// Zones or two-letter country codes that alone are charged. Default: all.
    package var zones: [String]?

    package init(reference: String, percent: Decimal? = nil, amount: Decimal? = nil, perKg: Decimal? = nil) {
      self.reference = reference
      self.percent = percent
      self.amount = amount
      self.perKg = perKg
    }
  }
}
