/// What the calls answer that allocate a consignment and fetch its labels in one step.
///
/// - Source: contract/53-small-operations.md, section 8; contract/95-audit.md, D3.
package struct AllocateAndGetLabelsResponse: Codable, Equatable, Sendable {
  package var responses: [AllocateAndGetLabelsResult]

  package init(responses: [AllocateAndGetLabelsResult]) { self.responses = responses }
}

/// One file of labels and the allocation behind it.
package struct AllocateAndGetLabelsResult: Codable, Equatable, Sendable {
  package enum LabelType: String, VendorEnum {
    case consignment = "Consignment"
    case returned = "Return"
  }

  package enum Outcome: String, VendorEnum {
    case allocated = "ConsignmentAllocated"
    case succeeded = "OperationSucceed"
  }

  package var labelType: LabelType
  package var statusCode: Int
  /// The labels, as base64; null while the allocation is still to be done.
  package var labelContent: String?
  package var labelFileType: String?
  package var result: Outcome
  package var consignmentLegs: [ConsignmentLeg]
  package var carrierReference: String?
  package var carrierName: String?
  package var carrierServiceReference: String?
  package var carrierServiceName: String?
  package var message: String
  package var apiLinks: [ApiLink]

  /// - Parameters:
  ///   - summary: of the allocation.
  ///   - labels: nil while it is still to be done.
  package init(_ summary: AllocationSummary, labels: GetLabelsResponse?) {
    labelType = .consignment
    statusCode = summary.statusCode
    labelContent = labels?.file
    labelFileType = labels?.contentType
    result = labels == nil ? .succeeded : .allocated
    consignmentLegs = summary.consignmentLegs
    carrierReference = summary.carrierReference
    carrierName = summary.carrierName
    carrierServiceReference = summary.carrierServiceReference
    carrierServiceName = summary.carrierServiceName
    message = summary.description
    apiLinks = summary.apiLinks
  }
}
