/// One kind of goods inside a package.
///
/// - Source: contract/30-consignments.md, section 2, "Item".
package struct Item: Equatable, Sendable {
  /// Whether the contents are dangerous, restricted or liquid.
  package struct Classification: VendorFlags {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let names = ["NotSpecified", "Unrestricted", "Dangerous", "Restricted", "Liquid"]
    package static let mayBeNone = true
  }

  /// What is to be known of the contents.
  ///
  /// - Source: contract/30-consignments.md, section 2, "Item"; the names are those of the vendor's SDK, `ContentClassificationDetails`.
  package struct ClassificationDetails: VendorFlags {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let names = [
      "NotSpecified", "Explosive", "Flammable", "Toxic", "Aerosols", "Alcohol", "Batteries", "Electronics", "Guns",
      "Lighters", "NailVarnish", "PerfumeOrAftershave", "Medicine", "LiveAnimals",
    ]
    package static let mayBeNone = true
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
  package var contentClassificationDetails: ClassificationDetails?

  package init() {}

  private enum CodingKeys: CodingKey {
    case reference, sku, model, description, countryOfOrigin, harmonisationCode, weight, dimensions, value,
      itemReferenceProvidedByCustomer, barcode, metaData, quantity, unit, harmonisationKeyWords, status,
      contentClassification, contentClassificationDetails
  }
}

/// Version 1 writes no empty list of metadata.
///
/// - Source: contract/95-audit.md, D14, "MetaData lists".
extension Item: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(reference, forKey: .reference)
    try container.encodeIfPresent(sku, forKey: .sku)
    try container.encodeIfPresent(model, forKey: .model)
    try container.encodeIfPresent(description, forKey: .description)
    try container.encodeIfPresent(countryOfOrigin, forKey: .countryOfOrigin)
    try container.encodeIfPresent(harmonisationCode, forKey: .harmonisationCode)
    try container.encodeIfPresent(weight, forKey: .weight)
    try container.encodeIfPresent(dimensions, forKey: .dimensions)
    try container.encodeIfPresent(value, forKey: .value)
    try container.encodeIfPresent(itemReferenceProvidedByCustomer, forKey: .itemReferenceProvidedByCustomer)
    try container.encodeIfPresent(barcode, forKey: .barcode)
    if !metaData.isEmpty || encoder.apiVersion == .version1point1 { try container.encode(metaData, forKey: .metaData) }
    try container.encodeIfPresent(quantity, forKey: .quantity)
    try container.encodeIfPresent(unit, forKey: .unit)
    try container.encode(harmonisationKeyWords, forKey: .harmonisationKeyWords)
    try container.encodeIfPresent(status, forKey: .status)
    try container.encodeIfPresent(contentClassification, forKey: .contentClassification)
    try container.encodeIfPresent(contentClassificationDetails, forKey: .contentClassificationDetails)
  }
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
    contentClassificationDetails = try container.decodeIfPresent(
      ClassificationDetails.self, forKey: .contentClassificationDetails)
    guard decoder.apiVersion == .version1point1, quantity == nil || unit == nil else { return }
    let version1 = try decoder.container(keyedBy: Version1Keys.self)
    if quantity == nil { quantity = try version1.decodeIfPresent(Int.self, forKey: .unitOfQuantity) }
    if unit == nil { unit = try version1.decodeIfPresent(String.self, forKey: .itemUnit) }
  }
}
