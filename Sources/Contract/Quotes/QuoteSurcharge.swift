package import FoundationEssentials

/// What stands between a quote's base price and its price.
///
/// - Source: contract/20-rules-and-catalog.md, section 6, "QuoteSurcharge".
package struct QuoteSurcharge: Codable, Equatable, Sendable {
  package enum Application: String, VendorEnum {
    case unknown = "Unknown"
    case standard = "Standard"
    case retrospective = "Retrospective"
  }

  package enum Kind: String, VendorEnum {
    /// A sum of its own.
    case additive = "Additive"
    /// A share of the price.
    case variable = "Variable"
  }

  package enum CalculationModel: String, VendorEnum {
    case fixed = "Fixed"
    case calculated = "Calculated"
  }

  package var reference: String
  package var currencyIsoCode: String
  /// Without tax.
  package var amount: Decimal
  package var applicationType: Application
  package var type: Kind
  package var appliesToBase: Bool
  package var appliesToBaseOnly: Bool
  package var calculationModel: CalculationModel
  /// Kilograms in one increment.
  package var incrementalUnitFactor: Decimal?
  package var incrementalUnitPrice: Decimal?
  package var minimumAmount: Decimal?
  package var maximumAmount: Decimal?

  package init(
    reference: String, currencyIsoCode: String, amount: Decimal, type: Kind, appliesToBaseOnly: Bool,
    calculationModel: CalculationModel
  ) {
    self.reference = reference
    self.currencyIsoCode = currencyIsoCode
    self.amount = amount
    applicationType = .standard
    self.type = type
    appliesToBase = true
    self.appliesToBaseOnly = appliesToBaseOnly
    self.calculationModel = calculationModel
  }
}
