package import FoundationEssentials

/// How heavy a package or a consignment is.
package struct Weight: Equatable, Sendable {
  package enum Unit: String, VendorEnum {
    case kilograms = "Kg"
    case pounds = "Lbs"
  }

  @OrZero package var value: Decimal
  @OrDefault package var unit: Unit

  package init(value: Decimal, unit: Unit = .kilograms) {
    self.value = value
    self.unit = unit
  }

  /// The weight in kilograms, exact: one pound is 0.45359237 kg.
  package var kilograms: Decimal {
    switch unit {
    case .kilograms: value
    case .pounds: value * Self.kilogramsPerPound
    }
  }

  // 0.45359237 by the international definition of 1959.
  private static let kilogramsPerPound = Decimal(45_359_237) / Decimal(100_000_000)
}

extension Weight.Unit: Defaulted {
  package static let fallback = Weight.Unit.kilograms
}
