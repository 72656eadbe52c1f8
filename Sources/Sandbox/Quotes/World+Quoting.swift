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

/// What becomes of an allocation with a quote at its start.
enum QuoteAllocationStart: Sendable {
  case begun(World.AllocationStart)
  case refused(QuoteAllocationOutcome)
}

extension World {
  /// What was answered to a request for quotes; nil when it is unknown, or so long ago that it has been forgotten.
  package func quoteRequest(_ reference: String) -> Shared<QuoteRequest>? { quotes.request(reference) }

  /// Forgets every request for quotes none of which can be allocated with any more.
  ///
  /// - Source: contract/53-small-operations.md, section 4.
  package mutating func purgeQuotes() { quotes.removeExpired(at: now) }

  /// Writes down what was offered.
  ///
  /// - Returns: nil, with nothing changed, when the catalog or the consignment has changed since: then the services must be asked
  ///   again.
  mutating func enter(_ given: [Quotes]) -> [Shared<QuoteRequest>]? {
    for quotes in given {
      guard catalog.isSame(as: quotes.catalog),
        !quotes.isCreated
          || consignment(quotes.consignment.reference)?.isSame(as: quotes.consignment) == true
      else { return nil }
    }
    return given.map { quotes.enter($0) }
  }

  mutating func beginAllocation(
    of reference: String, withQuote quoteReference: String, provoking provocation: Provocation? = nil
  ) -> QuoteAllocationStart {
    guard let consignment = consignment(reference) else { return .refused(.unknownConsignment) }
    guard let quote = quotes.quote(quoteReference) else { return .refused(.unknownQuote) }
    guard quote.consignment == consignment.reference else { return .refused(.quoteOfAnother) }
    // Inclusive to the second, as the cut-off is that it comes from.
    guard now < quote.expiryDate.adding(seconds: 1) else { return .refused(.expired(at: quote.expiryDate)) }
    return .begun(beginAllocation(of: reference, to: .service(quote.carrierService).provoked(provocation)))
  }
}
