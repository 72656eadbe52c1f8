/// What a successful allocation leaves on a consignment.
///
/// - Source: contract/10-allocation.md, section 7.
package struct ConsignmentAllocation: Codable, Equatable, Sendable {
  /// The group that was asked for; empty when none was.
  package var carrierServiceGroupReference: String
  package var mpdCarrierServiceGroupName: String?
  package var mpdCarrierServiceReference: String
  package var mpdCarrierServiceName: String
  package var allocationDate: DateTimeOffset
  package var price: Rate

  package init(
    carrierServiceGroupReference: String, mpdCarrierServiceGroupName: String?, mpdCarrierServiceReference: String,
    mpdCarrierServiceName: String, allocationDate: DateTimeOffset, price: Rate
  ) {
    self.carrierServiceGroupReference = carrierServiceGroupReference
    self.mpdCarrierServiceGroupName = mpdCarrierServiceGroupName
    self.mpdCarrierServiceReference = mpdCarrierServiceReference
    self.mpdCarrierServiceName = mpdCarrierServiceName
    self.allocationDate = allocationDate
    self.price = price
  }
}

/// What a failed attempt leaves on a consignment.
///
/// - Source: contract/10-allocation.md, section 6.1.
package struct FailedAllocation: Codable, Equatable, Sendable {
  package var carrierServiceGroupReference: String?
  package var mpdCarrierServiceGroupName: String?
  package var mpdCarrierServiceReference: String?
  package var mpdCarrierServiceName: String?
  package var attemptedAllocationDate: DateTimeOffset
  package var message: String

  package init(attemptedAllocationDate: DateTimeOffset, message: String) {
    self.attemptedAllocationDate = attemptedAllocationDate
    self.message = message
  }
}
