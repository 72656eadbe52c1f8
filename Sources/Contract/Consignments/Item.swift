/// One kind of goods inside a package.
///
/// - Source: contract/30-consignments.md, section 2, "Item".
package struct Item: Codable, Equatable, Sendable {
  package enum Classification: String, VendorEnum {
    case notSpecified = "NotSpecified"
    case unrestricted = "Unrestricted"
    case dangerous = "Dangerous"
    case restricted = "Restricted"
    case liquid = "Liquid"

    /// Flags.
    package static func number(at place: Int) -> Int { 1 << place }
  }

  package var reference: String?
  package var sku: String?
  package var model: String?
  package var description: String?
  package var countryOfOrigin: Country?
  package var harmonisationCode: String?
  package var weight: Weight?
  package var dimensions: Dimensions?
  package var value: Money?
  package var itemReferenceProvidedByCustomer: String?
  package var barcode: Barcode?
  @Listed package var metaData: [MetaData]
  package var quantity: Int?
  package var unit: String?
  @Listed package var harmonisationKeyWords: [String]
  package var status: String?
  package var contentClassification: Classification?
  package var contentClassificationDetails: String?

  package init() {}
}
