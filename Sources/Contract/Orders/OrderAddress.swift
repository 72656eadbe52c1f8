/// An address of an order, as it was given: that of a shipping location is not looked up.
///
/// A contact is always there, with an empty text for what was not said, as is the postcode; the region's code is empty unless a shipping
/// location stands in place of an address. That a contact which was given in part is filled up too is *assumed*.
/// - Source: contract/50-orders.md, section 4.
package struct OrderAddress: Codable, Equatable, Sendable {
  package var addressType: Address.Role?
  package var shopLocationReference: String?
  package var contact: Contact
  package var companyName: String?
  package var shippingLocationReference: String?
  package var customerName: String?
  package var addressLine1: String?
  package var addressLine2: String?
  package var addressLine3: String?
  package var town: String?
  package var region: String?
  package var postcode: String
  package var country: Shared<Country>?
  package var regionCode: String?
  package var specialInstructions: String?
  package var latLong: LatLong?
  @OrDefault package var isCached: Bool

  package init(_ address: Address) {
    addressType = address.addressType
    shopLocationReference = address.shopLocationReference
    contact = (address.contact?.value ?? Contact()).filledUp
    companyName = address.companyName
    shippingLocationReference = address.shippingLocationReference
    customerName = address.customerName
    addressLine1 = address.addressLine1
    addressLine2 = address.addressLine2
    addressLine3 = address.addressLine3
    town = address.town
    region = address.region
    postcode = address.postcode ?? ""
    country = address.country
    regionCode = address.regionCode ?? (address.shippingLocationReference?.isEmpty ?? true ? "" : nil)
    specialInstructions = address.specialInstructions
    latLong = address.latLong
    isCached = address.isCached
  }
}

extension Contact {
  fileprivate var filledUp: Contact {
    var contact = self
    for member in [\Contact.title, \.firstName, \.lastName, \.telephone, \.mobile, \.landLine, \.email] {
      contact[keyPath: member] = contact[keyPath: member] ?? ""
    }
    return contact
  }
}
