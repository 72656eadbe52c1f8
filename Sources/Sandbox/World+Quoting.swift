import Allocation
package import Contract

/// What became of a request for quotes about a consignment that is only described.
package enum QuotingOutcome: Sendable {
  case quoted([Shared<QuoteRequest>])
  /// Nothing was stored.
  case refused([FieldProblem])
}

/// What became of an allocation with a quote.
package enum QuoteAllocationOutcome: Sendable {
  /// The quote holds; this became of the consignment.
  case attempted(AllocationOutcome)
  case unknownConsignment
  case unknownQuote
  /// The quote was given for another consignment, or for none that was created.
  case quoteOfAnother
  case expired(at: DateTimeOffset)
}

extension World {
  /// Asks every service about a consignment, whatever its state, and remembers the quotes.
  ///
  /// - Returns: nil for an unknown consignment.
  /// - Source: contract/40-around.md, "Quotes".
  package mutating func quote(_ reference: String) -> Shared<QuoteRequest>? {
    guard let consignment = consignment(reference) else { return nil }
    return enterQuotes(of: consignment, isCreated: true, among: .all)
  }

  /// Asks every service about a consignment that is described as for a creation; none is created.
  package mutating func quote(_ request: CreateConsignmentRequest) -> QuotingOutcome {
    describe(request) { world, consignment in
      [world.enterQuotes(of: consignment, isCreated: false, among: .all)]
    }
  }

  /// Asks the services of each group by themselves, in the catalog's order of groups. A disabled group has none.
  package mutating func quoteByServiceGroup(_ request: CreateConsignmentRequest) -> QuotingOutcome {
    describe(request) { world, consignment in
      world.catalog.serviceGroupReferences.compactMap { world.catalog.serviceGroup($0) }.map { group in
        world.enterQuotes(of: consignment, isCreated: false, among: .group(group))
      }
    }
  }

  /// What was answered to a request for quotes; nil when it is unknown, or so long ago that it has been forgotten.
  package func quoteRequest(_ reference: String) -> Shared<QuoteRequest>? { quotes.request(reference) }

  /// Allocates a consignment to the service of a quote. Rules and state are looked at again, at today's prices.
  ///
  /// - Source: contract/10-allocation.md, section 4, E; contract/90-open-questions.md, 35.
  package mutating func allocate(_ reference: String, withQuote quoteReference: String) -> QuoteAllocationOutcome {
    guard let consignment = consignment(reference) else { return .unknownConsignment }
    guard let quote = quotes.quote(quoteReference) else { return .unknownQuote }
    guard quote.consignment == consignment.value.reference else { return .quoteOfAnother }
    // Inclusive to the second, as the cut-off is that it comes from.
    guard now < quote.expiryDate.adding(seconds: 1) else { return .expired(at: quote.expiryDate) }
    return .attempted(allocate(reference, to: .service(quote.carrierService)))
  }

  private mutating func enterQuotes(
    of consignment: Shared<Consignment>, isCreated: Bool, among candidates: Candidates
  ) -> Shared<QuoteRequest> {
    let now = self.now
    let assessment = catalog.assess(consignment.value, among: candidates, at: now)
    return quotes.enter(
      assessment, of: consignment, isCreated: isCreated, group: candidates.group,
      servicesAsked: candidates.count(in: catalog), at: now)
  }

  private mutating func describe(
    _ request: CreateConsignmentRequest, _ body: (inout World, Shared<Consignment>) -> [Shared<QuoteRequest>]
  ) -> QuotingOutcome {
    // Created in a copy, which is thrown away: no reference is used up, nothing is stored.
    var draft = self
    switch draft.create(request) {
    case .refused(let problems): return .refused(problems)
    case .created(let consignment): return .quoted(body(&self, consignment))
    }
  }
}
