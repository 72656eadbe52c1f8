package import FoundationEssentials

/// One parcel of a consignment, as it is sent and as it is read back. Members stand in the vendor's order.
///
/// - Source: contract/30-consignments.md, section 2, "Package".
package struct Package: Decodable, Equatable, Sendable {
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

/// Version 1 writes no empty list of metadata.
///
/// - Source: contract/95-audit.md, D14, "MetaData lists".
extension Package: Encodable {
  private enum Members: CodingKey {
    case consignmentLegs, items, charges, reference, packageReferenceProvidedByCustomer, weight, dimensions,
      description, value, packageSizeReference, barcode, metaData
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(consignmentLegs, forKey: .consignmentLegs)
    try container.encode(items, forKey: .items)
    try container.encode(charges, forKey: .charges)
    try container.encodeIfPresent(reference, forKey: .reference)
    try container.encodeIfPresent(packageReferenceProvidedByCustomer, forKey: .packageReferenceProvidedByCustomer)
    try container.encodeIfPresent(weight, forKey: .weight)
    try container.encodeIfPresent(dimensions, forKey: .dimensions)
    try container.encodeIfPresent(description, forKey: .description)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encodeIfPresent(packageSizeReference, forKey: .packageSizeReference)
    try container.encodeIfPresent(barcode, forKey: .barcode)
    if !metaData.isEmpty || encoder.apiVersion == .version1point1 { try container.encode(metaData, forKey: .metaData) }
  }
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
