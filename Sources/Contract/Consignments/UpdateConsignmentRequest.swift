/// The body of `PUT /consignments/`. What is absent is deleted, but for tags and packages, which stay unless they are given.
///
/// `null` reads like an absent member, as the vendor's own serialiser cannot tell the two apart; `[]` is given and empty.
/// `Source` and `Direction` are not read: a consignment keeps those it was created with.
/// - Source: contract/30-consignments.md, section 4.
package struct UpdateConsignmentRequest: Codable, Equatable, Sendable {
  package var reference: String?
  package var consignmentReferenceProvidedByCustomer: String?
  package var shippingDate: DateTimeOffset?
  package var requestedDeliveryDate: RequestedDeliveryDate?
  package var requiredDeliveryDate: RequestedDeliveryDate?
  /// nil keeps the tags.
  package var tags: [String]?
  @Listed package var metaData: [MetaData]
  package var customsDocumentation: CustomsDocumentation?
  @Listed package var addresses: [Address]
  /// nil keeps the packages.
  package var packages: [Package]?

  package init() {}
}
