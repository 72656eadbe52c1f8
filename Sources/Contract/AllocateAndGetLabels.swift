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
    case returnAllocated = "ReturnConsignmentAllocated"
    case returnAllocationFailed = "ReturnConsignmentAllocationFailed"
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
  ///   - labelType: whether it is of a consignment, or of what brings it back.
  ///   - labels: nil while it is still to be done, and where it failed.
  package init(_ summary: AllocationSummary, _ labelType: LabelType, labels: GetLabelsResponse?) {
    self.labelType = labelType
    statusCode = summary.statusCode
    labelContent = labels?.file
    labelFileType = labels?.contentType
    result =
      switch (labelType, summary.statusCode) {
      case (_, 202): .succeeded
      case (.consignment, _): .allocated
      case (.returned, 200): .returnAllocated
      case (.returned, _): .returnAllocationFailed
      }
    consignmentLegs = summary.consignmentLegs
    carrierReference = summary.carrierReference
    carrierName = summary.carrierName
    carrierServiceReference = summary.carrierServiceReference
    carrierServiceName = summary.carrierServiceName
    message = summary.description
    apiLinks = summary.apiLinks
  }
}
