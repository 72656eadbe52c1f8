/// One entry of `GET /consignments/customer/manifests`: the consignments that one carrier takes over at one place.
///
/// - Source: contract/30-consignments.md, section 5.
package struct CustomerManifest: Codable, Equatable, Sendable {
  /// 32 hex digits without hyphens.
  package var manifestReference: String
  package var manifestFileStorageContainer: String?
  package var manifestFileName: String?
  package var shippingLocationReference: String?
  package var shippingLocationName: String?
  package var created: DateTimeOffset
  package var carrierName: String?
  package var bookingsCount: Int
  package var manifestFileNameSentToCarrier: String?

  package init(
    manifestReference: String, shippingLocationReference: String?, shippingLocationName: String?,
    created: DateTimeOffset, carrierName: String?, bookingsCount: Int
  ) {
    self.manifestReference = manifestReference
    self.shippingLocationReference = shippingLocationReference
    self.shippingLocationName = shippingLocationName
    self.created = created
    self.carrierName = carrierName
    self.bookingsCount = bookingsCount
  }
}
