// Lists that are the same for every customer.
//
// - Source: contract/53-small-operations.md, section 10.

/// How a person may be addressed.
package enum TitleTable {
  /// In the order of the vendor's enumeration.
  package static let all = ["Mrs", "Mr", "Ms", "Miss", "Dr", "Sir"]
}

/// A time zone that an account may be in.
package struct TimeZoneEntry: Codable, Equatable, Sendable {
  package var id: Int
  package var description: String

  /// Those of the countries that the built-in catalog's services reach most, by IANA's names. *Assumed.*
  package static let all = [
    "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Rome",
    "Europe/Amsterdam", "Europe/Brussels", "America/New_York", "America/Toronto",
  ].enumerated().map { TimeZoneEntry(id: $0 + 1, description: $1) }
}

/// A unit that lengths are measured in.
package struct DimensionUnit: Codable, Equatable, Sendable {
  package var id: Int
  package var label: String
  package var description: String

  /// The one that dimensions are told in. Its number is the one of the enumeration; the words are *assumed*.
  package static let all = [DimensionUnit(id: 0, label: "Cm", description: "Centimetres")]
}

/// The regions of countries, by country: none are kept, so it is an object without members. *Assumed.*
package struct RegionsByCountry: Codable, Equatable, Sendable {
  private enum Members: CodingKey {}

  package init() {}
  package init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: Members.self) }
  package func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: Members.self) }
}
