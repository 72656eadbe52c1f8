/// Version 1 tells the same in a `WithMessage`.
///
/// - Source: contract/10-allocation.md, sections 5.1 and 5.6.
extension AllocationSummary: Encodable {
  private enum CodingKeys: CodingKey {
    case statusCode, apiLinks, description, consignmentLegs, carrierReference, carrierName, carrierServiceReference,
      carrierServiceName
  }

  package func encode(to encoder: any Encoder) throws {
    guard encoder.apiVersion != .version1 else {
      return try WithMessage(
        isSuccess: (200..<300).contains(statusCode), message: description, data: reference, apiLinks: apiLinks
      ).encode(to: encoder)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(statusCode, forKey: .statusCode)
    try container.encode(apiLinks, forKey: .apiLinks)
    try container.encode(description, forKey: .description)
    try container.encode(consignmentLegs, forKey: .consignmentLegs)
    try container.encodeIfPresent(carrierReference, forKey: .carrierReference)
    try container.encodeIfPresent(carrierName, forKey: .carrierName)
    try container.encodeIfPresent(carrierServiceReference, forKey: .carrierServiceReference)
    try container.encodeIfPresent(carrierServiceName, forKey: .carrierServiceName)
  }
}
