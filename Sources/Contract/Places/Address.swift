package import FoundationEssentials

/// A place that a consignment leaves, reaches, or is otherwise connected with. Members stand in the vendor's order.
///
/// - Source: contract/30-consignments.md, section 2, "Address".
package struct Address: Decodable, Equatable, Sendable {
  package enum Role: String, VendorEnum {
    case origin = "Origin"
    case destination = "Destination"
    case returnTo = "Return"
    case sender = "Sender"
    case recipient = "Recipient"
    case importer = "Importer"
    case exporter = "Exporter"

    /// Flags. The last is *assumed*.
    package static func number(at place: Int) -> Int { 1 << place }
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
