package import Allocation
package import Contract

/// What was asked and found when somebody asked for quotes: the engine's assessment, kept as it was.
package struct QuoteRequest: Sendable {
  /// A GUID.
  package let reference: String
  /// As it was when it was asked about.
  package let consignment: Shared<Consignment>
  /// False when the consignment was only described: then nothing can be allocated with its quotes.
  package let isCreated: Bool
  package let creationDate: DateTimeOffset
  package let assessment: Assessment
  /// The group that was asked about, if one was.
  package let group: ServiceGroup?
  /// A GUID for each of the assessment's offers, in their order.
  package let quoteReferences: [String]
}

/// What is remembered of one quote for the day on which somebody allocates with it.
struct IssuedQuote: Sendable {
  /// The reference of the consignment; nil when it was only described.
  let consignment: String?
  let carrierService: CarrierService
  let expiryDate: DateTimeOffset
}
