/// What `GET /consignments/{ref}/status` answers.
///
/// - Source: contract/30-consignments.md, section 3.
package struct ConsignmentStatusResponse: Codable, Equatable, Sendable {
  package var consignmentReferenceForAllLegsAssignedByMpd: String
  package var status: ConsignmentState
  package var expectedDeliveryDate: DateTimeOffset?
  package var apiLink: ApiLink

  package init(consignment: Consignment, apiLink: ApiLink) {
    consignmentReferenceForAllLegsAssignedByMpd = consignment.reference
    status = consignment.consignmentState
    expectedDeliveryDate = consignment.latestDeliveryDate
    self.apiLink = apiLink
  }
}
