/// The body of `PUT /consignments/{ref}/details`: what is absent or null stays as it is.
///
/// - Source: contract/53-small-operations.md, section 3.
package struct SetConsignmentDetailsRequest: Codable, Equatable, Sendable {
  /// An empty one takes the reference away.
  package var consignmentReferenceProvidedByCustomer: String?
  package var requestedDeliveryDate: DateTimeOffset?
  package var shippingDateTime: DateTimeOffset?
  package var isExactRequestedDeliveryDate: Bool?
}
