internal import Allocation
internal import Contract
internal import HashTreeCollections

/// Every quote that a world has given and still knows.
///
/// Beyond `mostRequests` requests or `mostQuotes` quotes the oldest request goes, with its quotes; the newest always stays. *Assumed:*
/// the vendor names no limit, and a world must not grow without end.
struct QuoteBook: Sendable {
  static let mostRequests = 1_000
  static let mostQuotes = 20_000

  private var requests: TreeDictionary<Identifier, Shared<QuoteRequest>> = [:]
  private var quotes: TreeDictionary<Identifier, IssuedQuote> = [:]
  private var order = FirstInFirstOut<Entry>()
  private var identifiers: SeededGenerator

  private struct Entry: Sendable {
    let request: Identifier
    let quotes: [Identifier]
  }

  /// - Parameter seed: decides every reference that the book will give.
  init(seed: UInt64) {
    // A start of its own, so that quotes move no other id.
    identifiers = SeededGenerator(seed: seed &+ 0x5155_4F54_4553)
  }

  func request(_ reference: String) -> Shared<QuoteRequest>? {
    Identifier(reference).flatMap { requests[$0] }
  }

  func quote(_ reference: String) -> IssuedQuote? { Identifier(reference).flatMap { quotes[$0] } }

  /// Writes down what an assessment offers. Costs time with the number of offers.
  mutating func enter(
    _ assessment: Assessment, of consignment: Shared<Consignment>, isCreated: Bool, group: ServiceGroup?,
    at now: DateTimeOffset
  ) -> Shared<QuoteRequest> {
    let request = identifiers.nextIdentifier()
    var references: [Identifier] = []
    for offer in assessment.offers {
      let reference = identifiers.nextIdentifier()
      references.append(reference)
      quotes[reference] = IssuedQuote(
        consignment: isCreated ? consignment.value.reference : nil, carrierService: offer.service,
        expiryDate: offer.allocationCutOff)
    }
    let entered = Shared(
      QuoteRequest(
        reference: request.hyphenated, consignment: consignment, isCreated: isCreated, creationDate: now,
        assessment: assessment, group: group, quoteReferences: references.map(\.hyphenated)))
    requests[request] = entered
    order.append(Entry(request: request, quotes: references))
    makeRoom()
    return entered
  }

  private mutating func makeRoom() {
    while order.count > 1, order.count > Self.mostRequests || quotes.count > Self.mostQuotes,
      let oldest = order.removeFirst()
    {
      requests[oldest.request] = nil
      for quote in oldest.quotes { quotes[quote] = nil }
    }
  }
}
