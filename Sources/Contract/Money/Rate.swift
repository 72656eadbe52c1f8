package import FoundationEssentials

/// What a carrier service costs, without and with tax.
///
/// - Source: contract/20-rules-and-catalog.md, section 6.
package struct Rate: Codable, Equatable, Sendable {
  package var net: Decimal?
  package var gross: Decimal?
  package var taxRate: TaxRate?
  package var vatAmount: Decimal?
  package var currency: Currency?

  package init(net: Decimal, gross: Decimal, taxRate: TaxRate, vatAmount: Decimal, currency: Currency) {
    self.net = net
    self.gross = gross
    self.taxRate = taxRate
    self.vatAmount = vatAmount
    self.currency = currency
  }
}

package struct TaxRate: Codable, Equatable, Sendable {
  package enum Kind: String, VendorEnum {
    case standard = "Standard"
    case reduced = "Reduced"
    case zero = "Zero"
  }

  package var reference: String?
  package var countryIsoCode: String?
  package var type: Kind?
  @OrZero package var rate: Decimal

  package init(reference: String?, countryIsoCode: String, type: Kind, rate: Decimal) {
    self.reference = reference
    self.countryIsoCode = countryIsoCode
    self.type = type
    self.rate = rate
  }
}
