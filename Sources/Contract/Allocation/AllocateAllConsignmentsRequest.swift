/// The body of the three calls that allocate everything due by a date. The date itself stands in the path.
///
/// - Source: contract/10-allocation.md, section 3, H, I and J.
package struct AllocateAllConsignmentsRequest: Codable, Equatable, Sendable {
  /// Only consignments that leave there; absent or empty: all.
  package var shippingLocationReference: String?
  /// Asked for by `allocateWithCarrierService` alone.
  package var mpdCarrierServiceReference: String?
  /// Asked for by `allocateWithServiceGroup` alone.
  package var mpdCarrierServiceGroupReference: String?

  package init() {}
}
