package import FoundationEssentials

extension CatalogDocument {
  /// What a service does not take. A rule that is absent or empty lets everything pass.
  ///
  /// - Source: contract/20-rules-and-catalog.md, sections 4 and 5; contract/decisions.md, "Rules".
  package struct Rules: Codable, Equatable, Sendable {
    /// Kilograms of the whole consignment; any of the ranges.
    package var weight: [Bounds]?
    /// Centimetres, the longest side of every package; any of the ranges.
    package var length: [Bounds]?
    /// Centimetres, twice the sum of the two shorter sides of every package; any of the ranges.
    package var girth: [Bounds]?
    /// Centimetres, length plus girth of every package; any of the ranges.
    package var combinedDimensions: [Bounds]?
    /// The most that the whole consignment may be worth, whatever the currency.
    package var maxValue: Decimal?
    /// UK areas, districts, sectors or units: `M`, `M2`, `M2 6`, `M2 6LW`.
    package var excludedPostcodes: [String]?
    /// Two-letter ISO codes.
    package var excludedCountries: [String]?
    /// First three digits of a US ZIP code, `322`, or a range of them, `902-906`.
    package var excludedZips: [String]?
    /// The service takes a tagged consignment only if every one of its tags stands here.
    package var tags: [String]?
    /// What the carrier needs of a consignment that crosses a border, where the world demands it.
    package var customsData: [CustomsData.Member]?

    package init() {}
  }

  /// Both ends inclusive; an absent end is open.
  package struct Bounds: Codable, Equatable, Sendable {
    package var from: Decimal?
    package var to: Decimal?

    package init(from: Decimal?, to: Decimal?) {
      self.from = from
      self.to = to
    }
  }
}
