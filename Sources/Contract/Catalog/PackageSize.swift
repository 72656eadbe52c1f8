package import FoundationEssentials

/// A box that packages may name instead of giving their dimensions. Members stand in the vendor's order.
///
/// - Unit: centimetres and kilograms.
/// - Source: contract/40-around.md, "Package sizes / shipping locations / static data".
package struct PackageSize: Codable, Equatable, Sendable {
  package var reference: String?
  package var description: String?
  /// The customer's id.
  package var customerReference: String?
  @OrZero package var length: Decimal
  @OrZero package var width: Decimal
  @OrZero package var height: Decimal
  package var weight: Decimal?
  @OrDefault package var isDefault: Bool

  package init(
    reference: String, description: String?, customerReference: String, length: Decimal, width: Decimal,
    height: Decimal, weight: Decimal?, isDefault: Bool
  ) {
    self.reference = reference
    self.description = description
    self.customerReference = customerReference
    self.length = length
    self.width = width
    self.height = height
    self.weight = weight
    self.isDefault = isDefault
  }
}
