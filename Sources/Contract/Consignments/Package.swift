package import FoundationEssentials

/// One parcel of a consignment, as it is sent and as it is read back. Members stand in the vendor's order.
///
/// - Source: contract/30-consignments.md, section 2, "Package".
package struct Package: Codable, Equatable, Sendable {
  @Listed package var consignmentLegs: [ConsignmentLeg]
  @Listed package var items: [Item]
  @Listed package var charges: [Charge]
  package var reference: String?
  package var packageReferenceProvidedByCustomer: String?
  package var weight: Weight?
  package var dimensions: Dimensions?
  package var description: String?
  package var value: Money?
  package var packageSizeReference: String?
  package var barcode: Shared<Barcode>?
  @Listed package var metaData: [MetaData]

  package init() {}
}

/// A charge that customs may ask about.
package struct Charge: Codable, Equatable, Sendable {
  package enum Kind: String, VendorEnum {
    case others = "Others"
    case salesTax = "SalesTax"
    case duty = "Duty"
    case excise = "Excise"
    case insurance = "Insurance"
    // The vendor's spelling.
    case disountRebate = "DisountRebate"
  }

  package var key: Kind?
  @OrZero package var value: Decimal
}
