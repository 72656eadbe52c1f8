/// One carrier's part of the journey and the numbers it is tracked by.
///
/// - Source: contract/10-allocation.md, sections 5.1 and 7.
package struct ConsignmentLeg: Equatable, Sendable {
  /// 1 for the first leg.
  package var leg: Int
  @Listed package var trackingReferences: [String]
  package var carrierReference: String?
  package var carrierServiceReference: String?
  package var carrierName: String?

  package init(
    leg: Int, trackingReferences: [String], carrierReference: String?, carrierServiceReference: String? = nil,
    carrierName: String?
  ) {
    self.leg = leg
    self.trackingReferences = trackingReferences
    self.carrierReference = carrierReference
    self.carrierServiceReference = carrierServiceReference
    self.carrierName = carrierName
  }
}
