/// The body of `POST /consignments`.
///
/// - Source: contract/30-consignments.md, section 2. Both spellings of the delivery date are read:
///   contract/90-open-questions.md, 50.
package struct CreateConsignmentRequest: Codable, Equatable, Sendable {
  package var consignmentReferenceProvidedByCustomer: String?
  package var source: Consignment.Source?
  package var shippingDate: DateTimeOffset?
  package var requestedDeliveryDate: RequestedDeliveryDate?
  package var requiredDeliveryDate: RequestedDeliveryDate?
  package var direction: Consignment.Direction?
  @Listed package var tags: [String]
  @Listed package var metaData: [MetaData]
  package var customsDocumentation: CustomsDocumentation?
  @Listed package var addresses: [Address]
  @Listed package var packages: [Package]

  package init() {}
}
