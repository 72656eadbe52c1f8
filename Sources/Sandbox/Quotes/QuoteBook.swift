import Allocation
import Contract
import HashTreeCollections

/// Every quote that a world has given and still knows.
///
/// Beyond `mostRequests` requests or `mostServices` services asked by them, the oldest request goes, with its quotes; the newest always
/// stays. *Assumed:* the vendor names no limit, and a world must not grow without end.
struct QuoteBook: Sendable {
  private let mostRequests: Int
  private let mostServices: Int
  private var servicesAsked = 0

  private var requests: TreeDictionary<Identifier, Shared<QuoteRequest>> = [:]
  private var quotes: TreeDictionary<Identifier, IssuedQuote> = [:]
  private var order = FirstInFirstOut<Entry>()
  private var identifiers: SeededGenerator

  private struct Entry: Sendable {
    let request: Identifier
    let quotes: [Identifier]
    let servicesAsked: Int
  }

  /// - Parameters:
  ///   - seed: decides every reference that the book will give.
  ///   - mostRequests: how many requests are remembered.
  ///   - mostServices: how many services they may have asked in all.
  init(seed: UInt64, mostRequests: Int = 1_000, mostServices: Int = 200_000) {
    self.mostRequests = mostRequests
    self.mostServices = mostServices
    // A start of its own, so that quotes move no other id.
    identifiers = SeededGenerator(seed: seed &+ 0x5155_4F54_4553)
  }

  func request(_ reference: String) -> Shared<QuoteRequest>? {
    Identifier(reference).flatMap { requests[$0] }
  }

  func quote(_ reference: String) -> IssuedQuote? { Identifier(reference).flatMap { quotes[$0] } }

  /// When which quotes cease to hold: a second after their last, which still counts.
  func expiries(_ query: EventQuery) -> [DateTimeOffset: [String]] {
    var moments: [DateTimeOffset: [String]] = [:]
    for (reference, quote) in quotes {
      let moment = quote.expiryDate.adding(seconds: 1)
      if query.covers(moment) { moments[moment, default: []].append(reference.hyphenated) }
    }
    return moments
  }

  /// Writes down what was offered. Costs time with the number of offers.
  mutating func enter(_ given: Quotes) -> Shared<QuoteRequest> {
    let request = identifiers.nextIdentifier()
    var references: [Identifier] = []
    for quote in given.quotes {
      let reference = identifiers.nextIdentifier()
      references.append(reference)
      quotes[reference] = quote
    }
    let entered = Shared(
      QuoteRequest(
        reference: request.hyphenated, consignment: given.consignment, isCreated: given.isCreated,
        creationDate: given.creationDate, assessment: given.assessment, group: given.group,
        quoteReferences: references.map(\.hyphenated)))
    requests[request] = entered
    order.append(Entry(request: request, quotes: references, servicesAsked: given.servicesAsked))
    servicesAsked += given.servicesAsked
    makeRoom()
    return entered
  }

  private mutating func makeRoom() {
    while order.count > 1, order.count > mostRequests || servicesAsked > mostServices,
      let oldest = order.removeFirst()
    {
      servicesAsked -= oldest.servicesAsked
      requests[oldest.request] = nil
      for quote in oldest.quotes { quotes[quote] = nil }
    }
  }
}
