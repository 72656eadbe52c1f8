/// An end of the journey as quotes show it: an address without its role, its shop, its contact, its company and its place on the map.
///
/// - Source: contract/40-around.md, "Quotes"; contract/95-audit.md, D13.
package struct QuoteAddress: Decodable, Equatable, Sendable {
  package var contact: Contact?
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

  package init(_ address: Address) {
    shippingLocationReference = address.shippingLocationReference
    customerName = address.customerName
    addressLine1 = address.addressLine1
    addressLine2 = address.addressLine2
    addressLine3 = address.addressLine3
    town = address.town
    region = address.region
    postcode = address.postcode
    country = address.country
    regionCode = address.regionCode
    specialInstructions = address.specialInstructions
    isCached = address.isCached
  }
}

extension QuoteAddress: Encodable {
  private enum Members: CodingKey {
    case contact, companyName, shippingLocationReference, customerName, addressLine1, addressLine2, addressLine3, town,
      region, postcode, country, regionCode, specialInstructions, latLong, isCached
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
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
    try container.encodeIfPresent(encoder.apiVersion.regionCode(regionCode), forKey: .regionCode)
    try container.encodeIfPresent(specialInstructions, forKey: .specialInstructions)
    try container.encodeIfPresent(latLong, forKey: .latLong)
    try container.encode(isCached, forKey: .isCached)
  }
}
