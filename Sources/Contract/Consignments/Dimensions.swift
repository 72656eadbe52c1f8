package import FoundationEssentials

/// A package's three sides.
package struct Dimensions: Encodable, Equatable, Sendable {
  package enum Unit: String, VendorEnum {
    case centimetres = "Cm"
  }

  @OrDefault package var unit: Unit
  @OrZero package var width: Decimal
  @OrZero package var length: Decimal
  @OrZero package var height: Decimal

  enum CodingKeys: CodingKey {
    case unit, width, length, height
  }

  package init(width: Decimal, length: Decimal, height: Decimal, unit: Unit = .centimetres) {
    self.unit = unit
    self.width = width
    self.length = length
    self.height = height
  }
}

extension Dimensions.Unit: Defaulted {
  package static let fallback = Dimensions.Unit.centimetres
}
