/// Version 1 has no `MetaData` of a package.
///
/// - Source: contract/00-overview.md, section 4.
extension Package {
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
    if encoder.apiVersion != .version1 {
      try container.encode(metaData, forKey: .metaData)
    }
  }
}
