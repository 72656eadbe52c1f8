package import FoundationEssentials

/// A currency by its ISO 4217 code.
package struct Currency: Codable, Equatable, Sendable {
  package var name: String?
  package var isoCode: String?

  package init(name: String? = nil, isoCode: String?) {
    self.name = name
    self.isoCode = isoCode
  }
}

/// An amount of money, as packages, items and consignments carry it.
package struct Money: Codable, Equatable, Sendable {
  @OrZero package var amount: Decimal
  package var currency: Currency?

  package init(amount: Decimal, currency: Currency?) {
    self.amount = amount
    self.currency = currency
  }
}
