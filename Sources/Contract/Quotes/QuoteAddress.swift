/// An end of the journey as quotes show it: an address without its role, whose contact is always null.
///
/// - Source: contract/40-around.md, "Quotes".
package struct QuoteAddress: Codable, Equatable, Sendable {
  package var shopLocationReference: String?
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
    shopLocationReference = address.shopLocationReference
    companyName = address.companyName
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
    latLong = address.latLong
    isCached = address.isCached
  }
}
