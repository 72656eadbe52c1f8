/// A place that the customer ships from: what it adds to an address stands first, as the vendor's serializer writes it.
///
/// - Source: contract/40-around.md, "Package sizes / shipping locations / static data"; contract/00-overview.md, section 5, for the
///   order.
package struct ShippingLocation: Codable, Equatable, Sendable {
  package enum Kind: String, VendorEnum {
    case distributionCentre = "DistributionCentre"
    case office = "Office"
    case store = "Store"
    case warehouse = "Warehouse"

    package static func number(at place: Int) -> Int { place + 1 }
  }

  package struct LinkedAccount: Codable, Equatable, Sendable {
    package var accountReference: String?
    package var accountName: String?
  }

  package var id: Int?
  package var reference: String?
  package var name: String?
  package var shippingLocationType: Kind?
  @OrDefault package var defaultLocationForReturns: Bool
  package var notes: String?
  /// The customer's id.
  package var customerReference: String?
  @Listed package var linkedAccounts: [LinkedAccount]
  package var contact: Contact?
  package var companyName: String?
  package var customerName: String?
  package var addressLine1: String?
  package var addressLine2: String?
  package var addressLine3: String?
  package var town: String?
  package var region: String?
  package var postcode: String?
  package var country: Country?
  package var regionCode: String?
  package var specialInstructions: String?
  package var latLong: LatLong?
  @OrDefault package var isCached: Bool

  package init(reference: String) {
    self.reference = reference
    defaultLocationForReturns = false
    isCached = false
  }
}
