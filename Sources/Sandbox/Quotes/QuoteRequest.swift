package import Allocation
package import Contract

/// What was asked and found when somebody asked for quotes: the engine's assessment, kept as it was.
package struct QuoteRequest: Sendable {
  /// A GUID.
  package let reference: String
  /// As it was when it was asked about.
  package let consignment: Consignment
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

/// What the services offer for a consignment, worked out and not yet written down.
struct Quotes: Sendable {
  let catalog: Catalog
  let consignment: Consignment
  let isCreated: Bool
  let creationDate: DateTimeOffset
  let assessment: Assessment
  let group: ServiceGroup?
  /// One for each offer, cheapest first.
  let quotes: [IssuedQuote]
  let servicesAsked: Int

  /// Puts the consignment before the candidates: the engine's run.
  init(
    for consignment: Consignment, isCreated: Bool, among candidates: Candidates, of catalog: Catalog,
    customs: CustomsDemand = .lenient, at now: DateTimeOffset
  ) {
    self.catalog = catalog
    self.consignment = consignment
    self.isCreated = isCreated
    creationDate = now
    assessment = catalog.assess(consignment, among: candidates, customs: customs, at: now)
    group = candidates.group
    quotes = assessment.offers.map { offer in
      IssuedQuote(
        consignment: isCreated ? consignment.reference : nil, carrierService: offer.service,
        expiryDate: offer.allocationCutOff)
    }
    servicesAsked = candidates.count(in: catalog)
  }
}
