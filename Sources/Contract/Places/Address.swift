package import FoundationEssentials

/// A place that a consignment leaves, reaches, or is otherwise connected with. Members stand in the vendor's order.
///
/// - Source: contract/30-consignments.md, section 2, "Address".
package struct Address: Decodable, Equatable, Sendable {
  /// What the place is to the consignment: one thing, or several. The number of the last is *assumed*.
  package struct Role: VendorFlags, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let origin = Self(rawValue: 1)
    package static let destination = Self(rawValue: 2)
    package static let returnTo = Self(rawValue: 4)
    package static let sender = Self(rawValue: 8)
    package static let recipient = Self(rawValue: 16)
    package static let importer = Self(rawValue: 32)
    package static let exporter = Self(rawValue: 64)

    /// Where a journey begins and ends.
    package static let ends = Self(rawValue: 1 | 2)

    package static let names = ["Origin", "Destination", "Return", "Sender", "Recipient", "Importer", "Exporter"]
    package static let mayBeNone = false
  }

  package var addressType: Role?
  package var shopLocationReference: String?
  package var contact: Shared<Contact>?
  package var companyName: String?
  package var shippingLocationReference: String?
  package var customerName: String?
  package var addressLine1: String?
  package var addressLine2: String?
  package var addressLine3: String?
  package var town: String?
  package var region: String?
  package var postcode: String?
  package var country: Shared<Country>?
  package var regionCode: String?
  package var specialInstructions: String?
  package var latLong: LatLong?
  @OrDefault package var isCached: Bool

  package init(addressType: Role? = nil) {
    self.addressType = addressType
    self.isCached = false
  }
}

extension Address.Role? {
  /// Whether a role is among those of an address.
  package func includes(_ role: Address.Role) -> Bool { self?.contains(role) ?? false }

  /// Whether an address has a role that another has.
  package func overlaps(_ other: Address.Role?) -> Bool {
    guard let self, let other else { return false }
    return !self.isDisjoint(with: other)
  }
}

extension ApiVersion {
  /// What a version writes for a region's code: where none was sent 1.1 has an empty text, version 1 nothing.
  ///
  /// - Source: contract/95-audit.md, D12 and D14.
  func regionCode(_ sent: String?) -> String? { self == .version1 ? sent : sent ?? "" }
}

extension Address: Encodable {
  enum Members: CodingKey {
    case addressType, shopLocationReference, contact, companyName, shippingLocationReference, customerName,
      addressLine1, addressLine2, addressLine3, town, region, postcode, country, regionCode, specialInstructions,
      latLong, isCached
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encodeIfPresent(addressType, forKey: .addressType)
    try container.encodeIfPresent(shopLocationReference, forKey: .shopLocationReference)
    try encodePlace(into: &container, encoder.apiVersion)
  }

  /// Writes what every kind of address has, without its role and its shop.
  func encodePlace(into container: inout KeyedEncodingContainer<Members>, _ version: ApiVersion) throws {
    try container.encodeIfPresent(contact, forKey: .contact)
    try container.encodeIfPresent(companyName, forKey: .companyName)
    try container.encodeIfPresent(shippingLocationReference, forKey: .shippingLocationReference)
    try container.encodeIfPresent(customerName, forKey: .customerName)
    try container.encodeIfPresent(addressLine1, forKey: .addressLine1)
    try container.encodeIfPresent(addressLine2, forKey: .addressLine2)
    try container.encodeIfPresent(addressLine3, forKey: .addressLine3)
    try container.encodeIfPresent(town, forKey: .town)
    try container.encodeIfPresent(region, forKey: .region)
    try container.encodeIfPresent(postcode, forKey: .postcode)
    try container.encodeIfPresent(country, forKey: .country)
    try container.encodeIfPresent(version.regionCode(regionCode), forKey: .regionCode)
    try container.encodeIfPresent(specialInstructions, forKey: .specialInstructions)
    try container.encodeIfPresent(latLong, forKey: .latLong)
    try container.encode(isCached, forKey: .isCached)
  }
}

package struct Contact: Codable, Equatable, Sendable {
  package var reference: String?
  package var title: String?
  package var firstName: String?
  package var lastName: String?
  package var position: String?
  package var telephone: String?
  package var mobile: String?
  package var landLine: String?
  package var email: String?

  package init() {}
}

package struct LatLong: Codable, Equatable, Sendable {
  @OrZero package var latitude: Decimal
  @OrZero package var longitude: Decimal

  package init(latitude: Decimal, longitude: Decimal) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

package struct Country: Codable, Equatable, Sendable {
  package struct IsoCode: Equatable, Sendable {
    package var twoLetterCode: String?

    package init(twoLetterCode: String?) { self.twoLetterCode = twoLetterCode }
  }

  package var name: String?
  package var isoCode: IsoCode?

  package init(name: String?, twoLetterCode: String?) {
    self.name = name
    self.isoCode = IsoCode(twoLetterCode: twoLetterCode)
  }
}
