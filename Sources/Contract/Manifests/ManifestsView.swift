/// What `GET /consignments/manifests` and `POST /consignments/manifestsfiltered` answer.
///
/// - Source: contract/53-small-operations.md, section 7, "ManifestsView".
package struct ManifestsView: Codable, Equatable, Sendable {
  package var manifests: [CustomerManifest]
  /// How many there are, on all pages.
  package var totalRecords: Int
  package var pageSize: Int
  /// Where they were collected.
  package var shippingLocationRefs: [ShippingLocation]
  /// Always null: what stands there is published nowhere.
  package var carrierServices: [String: String]?

  package init(
    manifests: [CustomerManifest], totalRecords: Int, pageSize: Int, shippingLocationRefs: [ShippingLocation]
  ) {
    self.manifests = manifests
    self.totalRecords = totalRecords
    self.pageSize = pageSize
    self.shippingLocationRefs = shippingLocationRefs
  }
}

/// The body of `POST /consignments/manifestsfiltered`: every criterion that is given must hold. `CarrierServices` is not read.
///
/// - Source: contract/53-small-operations.md, section 7.
package struct ManifestFilters: Codable, Equatable, Sendable {
  package var take: Int?
  package var skip: Int?
  package var createdDateStart: DateTimeOffset?
  package var createdDateEnd: DateTimeOffset?
  @Listed package var carrierNames: [String]
  @Listed package var shippingLocationRefs: [String]
}
