/// The body of `PUT /items/{package}`: an item, with the package that it goes into.
///
/// - Source: contract/53-small-operations.md, section 2, "AddItemRequest". Version 1's members are read in either version; that its `ItemReference` is
///   the customer's is *assumed*.
package struct AddItemRequest: Decodable, Equatable, Sendable {
  package var packageReference: String?
  package var item: Item

  private enum CodingKeys: CodingKey {
    case packageReference, itemReference, countryOfOriginTwoLetterIsoCode
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    packageReference = try container.decodeIfPresent(String.self, forKey: .packageReference)
    let itemReference = try container.decodeIfPresent(String.self, forKey: .itemReference)
    item = try Item(from: decoder)
    item.itemReferenceProvidedByCustomer = item.itemReferenceProvidedByCustomer ?? itemReference
    let country = try container.decodeIfPresent(String.self, forKey: .countryOfOriginTwoLetterIsoCode)
    item.countryOfOrigin = item.countryOfOrigin ?? country.map { Country(name: nil, twoLetterCode: $0) }
  }
}

/// The body of `PUT /items/additems`.
///
/// - Source: contract/53-small-operations.md, section 2.
package struct AddItemsRequest: Codable, Equatable, Sendable {
  package var packageReference: String?
  @Listed package var items: [Item]
}

/// The body of `PUT /items/move`.
///
/// - Source: contract/53-small-operations.md, section 2.
package struct MoveItemRequest: Codable, Equatable, Sendable {
  package var itemReference: String?
  package var targetPackageReference: String?
}
