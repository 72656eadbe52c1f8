/// The shop where a consignment is collected.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 7, "After select".
package struct LocationInformation: Codable, Equatable, Sendable {
  package var shopReference: String
  package var reservationReference: String?

  package init(shopReference: String, reservationReference: String?) {
    self.shopReference = shopReference
    self.reservationReference = reservationReference
  }
}
