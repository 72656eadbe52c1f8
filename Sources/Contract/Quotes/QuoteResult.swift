/// The answer to one request for quotes.
///
/// - Source: contract/40-around.md, "Quotes".
package struct QuoteResult: Codable, Equatable, Sendable {
  package var quoteRequestReference: String
  package var quotes: [Quote]
  /// Null in live answers.
  package var message: String?
  package var unqualifiedServices: [UnqualifiedService]

  package init(quoteRequestReference: String, quotes: [Quote], unqualifiedServices: [UnqualifiedService]) {
    self.quoteRequestReference = quoteRequestReference
    self.quotes = quotes
    self.unqualifiedServices = unqualifiedServices
  }
}

/// The answer to one request for quotes, for one service group.
///
/// - Source: contract/40-around.md, "Quotes".
package struct ServiceGroupQuoteResult: Codable, Equatable, Sendable {
  package var reference: String
  package var name: String
  /// Null when no service of the group qualifies.
  package var cheapestQuote: Quote?
  package var quoteRequestReference: String
  package var quotes: [Quote]
  package var message: String?
  package var unqualifiedServices: [UnqualifiedService]

  package init(reference: String, name: String, result: QuoteResult) {
    self.reference = reference
    self.name = name
    cheapestQuote = result.quotes.first
    quoteRequestReference = result.quoteRequestReference
    quotes = result.quotes
    message = result.message
    unqualifiedServices = result.unqualifiedServices
  }
}
