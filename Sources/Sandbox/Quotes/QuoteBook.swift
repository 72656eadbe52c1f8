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

  /// Every request that is remembered, the oldest first.
  var all: [QuoteRequest] { order.all.compactMap { requests[$0.request]?.value } }

  /// How many requests are remembered.
  var count: Int { order.count }

  /// Forgets every request all of whose quotes have expired.
  mutating func removeExpired(at now: DateTimeOffset) {
    for _ in 0..<order.count {
      guard let entry = order.removeFirst() else { return }
      let isExpired =
        !entry.quotes.isEmpty
        && entry.quotes.allSatisfy { reference in
          quotes[reference].map { now >= $0.expiryDate.adding(seconds: 1) } ?? true
        }
      if isExpired { forget(entry) } else { order.append(entry) }
    }
  }

  /// The seed that makes the references that follow.
  var position: UInt64 { identifiers.position }

  /// A book without quotes that goes on from a position.
  init(position: UInt64) {
    self.init(seed: 0)
    identifiers = SeededGenerator(seed: position)
  }

  /// Writes down what another process has offered, under the references that it gave.
  ///
  /// - Returns: false, with nothing written, when they are not as many as the offers, or no identifiers, or given twice.
  mutating func restore(_ given: Quotes, reference: String, quoteReferences: [String]) -> Bool {
    let references = quoteReferences.compactMap(Identifier.init)
    guard let request = Identifier(reference), requests[request] == nil, references.count == quoteReferences.count,
      references.count == given.quotes.count, Set(references).count == references.count,
      references.allSatisfy({ quotes[$0] == nil })
    else { return false }
    _ = enter(given, as: request, references)
    return true
  }

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
    return enter(given, as: request, given.quotes.map { _ in identifiers.nextIdentifier() })
  }

  private mutating func enter(
    _ given: Quotes, as request: Identifier, _ references: [Identifier]
  ) -> Shared<QuoteRequest> {
    for (reference, quote) in zip(references, given.quotes) { quotes[reference] = quote }
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
      forget(oldest)
    }
  }

  /// Forgets a request that the order does not have any more.
  private mutating func forget(_ entry: Entry) {
    servicesAsked -= entry.servicesAsked
    requests[entry.request] = nil
    for quote in entry.quotes { quotes[quote] = nil }
  }
}
