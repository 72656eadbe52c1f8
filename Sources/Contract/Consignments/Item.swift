/// One kind of goods inside a package.
///
/// - Source: contract/30-consignments.md, section 2, "Item".
package struct Item: Encodable, Equatable, Sendable {
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

/// Version 1's names of two members are read in either version.
///
/// - Source: contract/decisions.md, "Shapes" 1.
extension Item: Decodable {
  private enum Version1Keys: CodingKey {
    case unitOfQuantity, itemUnit
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    reference = try container.decodeIfPresent(String.self, forKey: .reference)
    sku = try container.decodeIfPresent(String.self, forKey: .sku)
    model = try container.decodeIfPresent(String.self, forKey: .model)
    description = try container.decodeIfPresent(String.self, forKey: .description)
    countryOfOrigin = try container.decodeIfPresent(Country.self, forKey: .countryOfOrigin)
    harmonisationCode = try container.decodeIfPresent(String.self, forKey: .harmonisationCode)
    weight = try container.decodeIfPresent(Weight.self, forKey: .weight)
    dimensions = try container.decodeIfPresent(Dimensions.self, forKey: .dimensions)
    value = try container.decodeIfPresent(Money.self, forKey: .value)
    itemReferenceProvidedByCustomer = try container.decodeIfPresent(
      String.self, forKey: .itemReferenceProvidedByCustomer)
    barcode = try container.decodeIfPresent(Barcode.self, forKey: .barcode)
    _metaData = try container.decode(Listed<MetaData>.self, forKey: .metaData)
    quantity = try container.decodeIfPresent(Int.self, forKey: .quantity)
    unit = try container.decodeIfPresent(String.self, forKey: .unit)
    _harmonisationKeyWords = try container.decode(Listed<String>.self, forKey: .harmonisationKeyWords)
    status = try container.decodeIfPresent(String.self, forKey: .status)
    contentClassification = try container.decodeIfPresent(Classification.self, forKey: .contentClassification)
    contentClassificationDetails = try container.decodeIfPresent(String.self, forKey: .contentClassificationDetails)
    guard decoder.apiVersion == .version1point1, quantity == nil || unit == nil else { return }
    let version1 = try decoder.container(keyedBy: Version1Keys.self)
    if quantity == nil { quantity = try version1.decodeIfPresent(Int.self, forKey: .unitOfQuantity) }
    if unit == nil { unit = try version1.decodeIfPresent(String.self, forKey: .itemUnit) }
  }
}
