package import Contract
package import Wire

// Quotes and prices.
//
// - Source: contract/40-around.md, "Quotes"; contract/00-overview.md, section 6.

extension QuoteResult: XMLSpelt {
  package static let xml = XMLShape("QuoteResult", .quotes)
}

extension ServiceGroupQuoteResult: XMLSpelt {
  package static let xml = XMLShape(
    "ServiceGroupQuoteResult", .quotes,
    bases: [.init(.quotes, ["quoteRequestReference", "quotes", "message", "unqualifiedServices"])])
}

extension Quote: XMLSpelt {
  package static let xml = XMLShape(
    "Quote", .quotes,
    bases: [
      .init(
        .quotes,
        [
          "quoteReference", "requestor", "creationDate", "expiryDate", "consignmentReference",
          "consignmentReferenceProvidedByCustomer", "mpdCarrierServiceReference",
        ])
    ])
}

extension UnqualifiedService: XMLSpelt {
  package static let xml = XMLShape("UnqualifiedService", .quotes)
}

extension QuoteSurcharge: XMLSpelt {
  package static let xml = XMLShape("QuoteSurcharge", .quotes)
}

extension Rate: XMLSpelt {
  package static let xml = XMLShape("Rate", .rates)
}

extension TaxRate: XMLSpelt {
  package static let xml = XMLShape("TaxRate", .rates)
}
