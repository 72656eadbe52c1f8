/// What the vendor answers for one consignment of an allocation, done or refused.
///
/// - Source: contract/10-allocation.md, section 5.1; for refusals contract/decisions.md, "Outcomes of an allocation".
package struct AllocationSummary: Equatable, Sendable {
  /// The consignment's, which version 1 shows by itself.
  package var reference: String
  package var statusCode: Int
  package var apiLinks: [ApiLink]
  package var description: String
  package var consignmentLegs: [ConsignmentLeg]
  package var carrierReference: String?
  package var carrierName: String?
  package var carrierServiceReference: String?
  package var carrierServiceName: String?

  /// A refusal; set the carrier members for a success.
  package init(reference: String, statusCode: Int, apiLinks: [ApiLink], description: String) {
    self.reference = reference
    self.statusCode = statusCode
    self.apiLinks = apiLinks
    self.description = description
    consignmentLegs = []
  }
}
