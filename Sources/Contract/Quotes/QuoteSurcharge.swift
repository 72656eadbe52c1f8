package import FoundationEssentials

/// What stands between a quote's base price and its price. Each version writes a part of the members.
///
/// - Source: contract/20-rules-and-catalog.md, section 6, "QuoteSurcharge"; of version 1 the vendor's SDK, `SurchargeBase`.
package struct QuoteSurcharge: Codable, Equatable, Sendable {
  package enum Application: String, VendorEnum {
    case unknown = "Unknown"
    case standard = "Standard"
    case retrospective = "Retrospective"
  }

  /// The same in version 1, where no converter is given.
  package enum ApplicationCode: Int, CaseIterable, VendorCode {
    case unknown, standard, retrospective

    package static let names = numbered("Unknown", "Standard", "Retrospective")
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

  /// In version 1 alone.
  package var mpdCarrierServiceReference: String
  package var reference: String
  package var currencyIsoCode: String
  /// Without tax; `Price` in version 1.
  package var amount: Decimal
  package var applicationType: Application
  /// In version 1 alone, in place of the other.
  package var applicationCode: ApplicationCode
  package var type: Kind
  package var appliesToBase: Bool
  package var appliesToBaseOnly: Bool
  package var calculationModel: CalculationModel
  /// Kilograms in one increment.
  package var incrementalUnitFactor: Decimal?
  package var incrementalUnitPrice: Decimal?
  package var minimumAmount: Decimal?
  package var maximumAmount: Decimal?
  /// What the surcharge is called, in version 1 alone. Never set.
  package var label: String?
  package var description: String?

  package init(
    of service: String, reference: String, currencyIsoCode: String, amount: Decimal, type: Kind,
    appliesToBaseOnly: Bool,
    calculationModel: CalculationModel
  ) {
    mpdCarrierServiceReference = service
    self.reference = reference
    self.currencyIsoCode = currencyIsoCode
    self.amount = amount
    applicationType = .standard
    applicationCode = .standard
    self.type = type
    appliesToBase = true
    self.appliesToBaseOnly = appliesToBaseOnly
    self.calculationModel = calculationModel
  }
}
