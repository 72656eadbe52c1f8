/// The body of `POST /deliveryoptions`, of its summary and of its heartbeat: that of a create, and which deliveries are looked for.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 2.
package struct DeliveryOptionsRequest: Codable, Equatable, Sendable {
  package var consignmentReferenceProvidedByCustomer: String?
  /// The last day that is of interest.
  package var deliveryDate: DateTimeOffset?
  package var guaranteedOnly: Bool?
  /// The first day on which it can leave.
  package var shippingDate: DateTimeOffset?
  @Listed package var packages: [Package]
  package var customsDocumentation: CustomsDocumentation?
  @Listed package var addresses: [Address]
  package var direction: Consignment.Direction?
  package var source: Consignment.Source?
  @Listed package var metaData: [MetaData]
  @Listed package var tags: [String]
  /// Where there is no `DeliveryDate`, the date of this is taken. *Assumed.*
  package var requestedDeliveryDate: RequestedDeliveryDate?

  package init() {}

  /// What is created when one of the options is selected.
  package var creation: CreateConsignmentRequest {
    var request = CreateConsignmentRequest()
    request.consignmentReferenceProvidedByCustomer = consignmentReferenceProvidedByCustomer
    request.packages = packages
    request.customsDocumentation = customsDocumentation
    request.addresses = addresses
    request.direction = direction
    request.source = source
    request.metaData = metaData
    request.tags = tags
    return request
  }
}
