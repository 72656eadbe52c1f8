/// What `PUT /consignments/Dispatch` answers for one consignment.
///
/// - Source: contract/30-consignments.md, section 5.
package struct DispatchResponse: Codable, Equatable, Sendable {
  package enum Status: String, VendorEnum {
    case success = "Success"
    case failed = "Failed"
    case notFound = "NotFound"
  }

  package var consignmentReferenceForAllLegsAssignedByMpd: String
  package var status: Status
  package var httpStatusCode: Int
  package var apiLinks: [ApiLink]?
  package var message: String?

  package init(reference: String, status: Status, httpStatusCode: Int, apiLinks: [ApiLink]?, message: String?) {
    consignmentReferenceForAllLegsAssignedByMpd = reference
    self.status = status
    self.httpStatusCode = httpStatusCode
    self.apiLinks = apiLinks
    self.message = message
  }
}
