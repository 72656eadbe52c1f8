import Contract
import HashTreeCollections

/// Every request for delivery options that a world still knows, with the options that it was given.
///
/// Beyond `mostRequests` requests or `mostOptions` options the oldest request goes with its options; the newest always stays. *Assumed.*
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 5.
struct OptionBook: Sendable {
  private let mostRequests: Int
  private let mostOptions: Int
  /// By the numbers that the references were made from.
  private var requests: TreeDictionary<UInt64, Shared<OptionRequest>> = [:]
  /// The number of an option's request.
  private var owners: TreeDictionary<UInt64, UInt64> = [:]
  private var order = FirstInFirstOut<UInt64>()
  private var requestMint: ReferenceMint
  private var optionMint: ReferenceMint
  /// Counts the changes.
  private(set) var revision: UInt64 = 0

  private static let requestPrefix = "EPC"
  private static let optionPrefix = "EDO"

  /// - Parameters:
  ///   - seed: decides every reference that the book will give.
  ///   - mostRequests: how many requests are remembered.
  ///   - mostOptions: how many options they may have been given in all.
  init(seed: UInt64, mostRequests: Int = 1_000, mostOptions: Int = 50_000) {
    requestMint = ReferenceMint(prefix: Self.requestPrefix, seed: seed &+ 0x4550_43)
    optionMint = ReferenceMint(prefix: Self.optionPrefix, seed: seed &+ 0x4544_4F)
    self.mostRequests = mostRequests
    self.mostOptions = mostOptions
  }

  /// A book without requests that goes on from its counters.
  init(counters: Counters) {
    self.init(seed: 0)
    requestMint = ReferenceMint(prefix: Self.requestPrefix, counter: counters.requests)
    optionMint = ReferenceMint(prefix: Self.optionPrefix, counter: counters.options)
  }

  /// What the next references are made from.
  struct Counters: Codable, Equatable, Sendable {
    var requests: UInt64
    var options: UInt64
  }

  var counters: Counters { Counters(requests: requestMint.counter, options: optionMint.counter) }

  var count: Int { order.count }
  var optionCount: Int { owners.count }

  /// Every request that is remembered, the oldest first.
  var all: [OptionRequest] { held.map(\.value) }

  /// The same as they are kept.
  var held: [Shared<OptionRequest>] { order.all.compactMap { requests[$0] } }

  /// The request of an `EPC-` reference in any case.
  func request(_ reference: String) -> Shared<OptionRequest>? {
    number(of: reference, Self.requestPrefix).flatMap { requests[$0] }
  }

  /// The option of an `EDO-` reference in any case, with its request.
  func option(_ reference: String) -> (request: Shared<OptionRequest>, option: KeptOption)? {
    guard let number = number(of: reference, Self.optionPrefix), let owner = owners[number],
      let request = requests[owner],
      let option = request.value.options.first(where: {
        self.number(of: $0.option.reference, Self.optionPrefix) == number
      })
    else { return nil }
    return (request, option)
  }

  /// `EPC` and `EDO` have three letters, where the mint's own prefixes have two.
  private func number(of reference: String, _ prefix: String) -> UInt64? {
    guard reference.prefix(3).uppercased() == prefix else { return nil }
    return ReferenceMint.number(of: String(reference.dropFirst()))
  }

  /// When which options can no longer be selected: a second after their last, which still counts.
  func expiries(_ query: EventQuery) -> [DateTimeOffset: [String]] {
    var moments: [DateTimeOffset: [String]] = [:]
    for kept in order.all.lazy.compactMap({ requests[$0] }).flatMap(\.value.options) {
      let moment = kept.option.allocationCutOff.adding(seconds: 1)
      if query.covers(moment) { moments[moment, default: []].append(kept.option.reference) }
    }
    return moments
  }

  /// Writes down what was offered.
  mutating func enter(
    _ given: DeliveryOffers, creation: CreateConsignmentRequest?
  ) -> Shared<OptionRequest> {
    let reference = requestMint.next()
    let request = OptionRequest(
      reference: reference, creationDate: given.creationDate, fixed: given.consignment.fixed,
      shippingDate: given.shippingDate ?? given.consignment.fixed.shippingDate,
      isGuaranteedOnly: given.isGuaranteedOnly ? true : nil, creation: creation,
      options: given.offers.map { KeptOption($0, at: $1, reference: optionMint.next()) })
    return keep(request)
  }

  /// Writes down further options of a request. One that it was given before keeps its reference: asking again adds nothing.
  mutating func add(_ given: DeliveryOffers, to reference: String) -> [KeptOption] {
    guard let number = number(of: reference, Self.requestPrefix), var request = requests[number]?.value else {
      return []
    }
    var further: [KeptOption] = []
    let options = given.offers.map { offer, shop in
      let option = KeptOption(offer, at: shop, reference: "")
      if let known = request.options.first(where: { $0.promisesTheSame(as: option) }) { return known }
      let named = option.named(optionMint.next())
      further.append(named)
      return named
    }
    guard !further.isEmpty else { return options }
    request.options += further
    store(request, under: number)
    forgetTheOldest(but: number)
    return options
  }

  /// Puts another in the place of the option of its reference.
  mutating func replace(_ option: KeptOption) {
    guard let (request, _) = self.option(option.option.reference),
      let number = number(of: request.value.reference, Self.requestPrefix)
    else { return }
    var changed = request.value
    for index in changed.options.indices where changed.options[index].option.reference == option.option.reference {
      changed.options[index] = option
    }
    store(changed, under: number)
  }

  @discardableResult
  private mutating func keep(_ request: OptionRequest) -> Shared<OptionRequest> {
    guard let number = number(of: request.reference, Self.requestPrefix) else { return Shared(request) }
    order.append(number)
    let kept = store(request, under: number)
    forgetTheOldest(but: number)
    return kept
  }

  /// Until there are as many as are remembered.
  private mutating func forgetTheOldest(but kept: UInt64) {
    while order.count > 1, order.count > mostRequests || owners.count > mostOptions, order.first != kept,
      let oldest = order.removeFirst()
    {
      for option in requests[oldest]?.value.options ?? [] {
        if let number = self.number(of: option.option.reference, Self.optionPrefix) { owners[number] = nil }
      }
      requests[oldest] = nil
    }
  }

  @discardableResult
  private mutating func store(_ request: OptionRequest, under number: UInt64) -> Shared<OptionRequest> {
    let kept = Shared(request)
    requests[number] = kept
    for option in request.options {
      if let own = self.number(of: option.option.reference, Self.optionPrefix) { owners[own] = number }
    }
    revision &+= 1
    return kept
  }

  /// Writes down what another process has kept, the oldest first.
  ///
  /// - Returns: the place of the first whose references are none, or given twice; then the book is of no use.
  mutating func restore(_ kept: [OptionRequest]) -> Int? {
    for (place, request) in kept.enumerated() {
      guard let number = number(of: request.reference, Self.requestPrefix), requests[number] == nil,
        request.options.allSatisfy({ option in
          self.number(of: option.option.reference, Self.optionPrefix).map { owners[$0] == nil } ?? false
        })
      else { return place }
      keep(request)
    }
    return nil
  }
}

extension KeptOption {
  /// Whether nothing but the reference differs.
  fileprivate func promisesTheSame(as other: KeptOption) -> Bool {
    collectionDate == other.collectionDate && other.named(option.reference) == self
  }

  fileprivate func named(_ reference: String) -> KeptOption {
    var option = option
    option.reference = reference
    return KeptOption(
      option: option, collectionDate: collectionDate, earliestDelivery: earliestDelivery,
      latestDelivery: latestDelivery, shop: shop)
  }
}
