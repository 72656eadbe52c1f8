/// The body of `PUT /allocation/allocateConsignmentsWithServiceFilters`.
///
/// - Source: contract/10-allocation.md, section 3, F.
package struct AllocateConsignmentsWithServiceFiltersRequest: Codable, Equatable, Sendable {
  /// What a service must be like. `true` requires the trait, `false` excludes it, an absent member asks nothing.
  ///
  /// - Source: contract/decisions.md, "Rules".
  package struct Filters: Codable, Equatable, Sendable {
    /// The service must carry in every direction named.
    package var serviceDirection: ServiceDirections?
    package var isPickup: Bool?
    package var isDropOff: Bool?

    package init() {}
  }

  @Listed package var consignmentReferences: [String]
  package var filters: Filters?
}

/// The body of `PUT /allocation/allocatewithservicegroup`.
///
/// - Source: contract/10-allocation.md, section 3, G.
package struct AllocateConsignmentsWithServiceGroupRequest: Codable, Equatable, Sendable {
  package var mpdCarrierServiceGroupReference: String?
  @Listed package var consignmentReferences: [String]
}
