/// One entry of `GET /consignments/customer/manifests`: the consignments that one carrier takes over at one place.
///
/// - Source: contract/30-consignments.md, section 5.
package struct CustomerManifest: Codable, Equatable, Sendable {
  /// 32 hex digits without hyphens.
  package var manifestReference: String
  package var manifestFileStorageContainer: String?
  package var manifestFileName: String?
  package var shippingLocationReference: String?
  /// Always null, as in the published example.
  package var shippingLocationName: String?
  package var created: DateTimeOffset
  package var carrierName: String?
  package var bookingsCount: Int
  package var manifestFileNameSentToCarrier: String?

  /// *Assumed:* a name is published, and no rule behind it.
  private static let storageContainer = "customer-manifests"

  package init(
    manifestReference: String, shippingLocationReference: String?, created: DateTimeOffset, carrierName: String?,
    bookingsCount: Int
  ) {
    self.manifestReference = manifestReference
    let place = shippingLocationReference.map { String($0.map { $0.isLetter || $0.isNumber ? $0 : "_" }) + "-" } ?? ""
    manifestFileName = "\(place)\(manifestReference).pdf"
    manifestFileStorageContainer = Self.storageContainer
    self.shippingLocationReference = shippingLocationReference
    self.created = created
    self.carrierName = carrierName
    self.bookingsCount = bookingsCount
  }
}
