/// In version 1 `Quantity` and `Unit` are called `UnitOfQuantity` and `ItemUnit`, and an item has no `MetaData`.
///
/// - Source: contract/00-overview.md, section 4.
extension Item: Codable {
  private enum CodingKeys: CodingKey {
    case reference, sku, model, description, countryOfOrigin, harmonisationCode, weight, dimensions, value
    case itemReferenceProvidedByCustomer, barcode, metaData, quantity, unit, unitOfQuantity, itemUnit
    case harmonisationKeyWords, status, contentClassification, contentClassificationDetails

    static func quantity(_ version: ApiVersion) -> CodingKeys {
      switch version {
      case .version1: .unitOfQuantity
      case .version1point1: .quantity
      }
    }

    static func unit(_ version: ApiVersion) -> CodingKeys {
      switch version {
      case .version1: .itemUnit
      case .version1point1: .unit
      }
    }
  }

  package init(from decoder: any Decoder) throws {
    let version = decoder.apiVersion
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func text(_ key: CodingKeys) throws -> String? { try container.decodeIfPresent(String.self, forKey: key) }
    self.init()
    reference = try text(.reference)
    sku = try text(.sku)
    model = try text(.model)
    description = try text(.description)
    countryOfOrigin = try container.decodeIfPresent(Country.self, forKey: .countryOfOrigin)
    harmonisationCode = try text(.harmonisationCode)
    weight = try container.decodeIfPresent(Weight.self, forKey: .weight)
    dimensions = try container.decodeIfPresent(Dimensions.self, forKey: .dimensions)
    value = try container.decodeIfPresent(Money.self, forKey: .value)
    itemReferenceProvidedByCustomer = try text(.itemReferenceProvidedByCustomer)
    barcode = try container.decodeIfPresent(Barcode.self, forKey: .barcode)
    metaData = try container.decode(Listed<MetaData>.self, forKey: .metaData).wrappedValue
    quantity = try container.decodeIfPresent(Int.self, forKey: .quantity(version))
    unit = try text(.unit(version))
    harmonisationKeyWords = try container.decode(Listed<String>.self, forKey: .harmonisationKeyWords).wrappedValue
    status = try text(.status)
    contentClassification = try container.decodeIfPresent(Classification.self, forKey: .contentClassification)
    contentClassificationDetails = try text(.contentClassificationDetails)
  }

  package func encode(to encoder: any Encoder) throws {
    let version = encoder.apiVersion
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
    if version != .version1 { try container.encode(metaData, forKey: .metaData) }
    try container.encodeIfPresent(quantity, forKey: .quantity(version))
    try container.encodeIfPresent(unit, forKey: .unit(version))
    try container.encode(harmonisationKeyWords, forKey: .harmonisationKeyWords)
    try container.encodeIfPresent(status, forKey: .status)
    try container.encodeIfPresent(contentClassification, forKey: .contentClassification)
    try container.encodeIfPresent(contentClassificationDetails, forKey: .contentClassificationDetails)
  }
}
