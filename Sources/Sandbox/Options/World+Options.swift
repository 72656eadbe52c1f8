package import Allocation
package import Contract

/// The days that somebody asks for, as they were sent.
package struct OptionDays: Sendable {
  /// The last day; nil for as many days from today as the catalog says.
  package var until: DateTimeOffset?
  /// The first day; nil for today.
  package var from: DateTimeOffset?
  /// That day and no other.
  package var exactly: DateTimeOffset?
  /// The earliest day of collection; nil for the one that the consignment asks for.
  package var shipping: DateTimeOffset?
  package var isGuaranteedOnly = false
  /// As the world has it.
  var collections = OptionCollections.latest

  package init() {}

  /// Those that a body names.
  package init(of body: DeliveryOptionsRequest) {
    until = body.deliveryDate ?? body.requestedDeliveryDate?.date
    shipping = body.shippingDate
    isGuaranteedOnly = body.guaranteedOnly ?? false
  }

  /// - Source: contract/51-delivery-and-pickup-options.md, section 4, "horizon".
  func search(for consignment: Consignment, of catalog: Catalog, at now: DateTimeOffset) -> OptionSearch {
    let journey = Journey(undated: consignment)
    let today = now.dated(by: journey.destinationClock).localDate
    func day(_ date: DateTimeOffset) -> CalendarDate { date.dated(by: journey.destinationClock).localDate }
    let first = (exactly ?? from).map { max(today, day($0)) } ?? today
    let last = (exactly ?? until).map(day) ?? today.adding(days: catalog.optionDays)
    let shipping = shipping ?? consignment.fixed.shippingDate
    return OptionSearch(
      // Nothing is delivered in the past; a range that ends before it begins is not asked (`isPast`).
      days: first...max(first, min(last, today.adding(days: Catalog.mostOptionDays))),
      earliestCollection: shipping.map { $0.dated(by: journey.originClock).localDate },
      isGuaranteedOnly: isGuaranteedOnly, collections: collections)
  }

  /// Whether no day can be meant, because the last lies before the first, or before today.
  func isPast(for consignment: Consignment, of catalog: Catalog, at now: DateTimeOffset) -> Bool {
    let clock = Journey(undated: consignment).destinationClock
    func day(_ date: DateTimeOffset) -> CalendarDate { date.dated(by: clock).localDate }
    let today = day(now)
    let last = (exactly ?? until).map(day) ?? today.adding(days: catalog.optionDays)
    return last < (exactly ?? from).map { max(today, day($0)) } ?? today
  }
}

/// What became of a request for options.
package enum OptionsOutcome: Sendable {
  case offered(Shared<OptionRequest>)
  /// Nothing was stored, as in what follows.
  case refused([FieldProblem])
  case unknown
}

/// What became of the selection of an option.
package enum SelectionOutcome: Sendable {
  /// The promise is kept, or nobody could keep it any more; this became of the consignment.
  case attempted(AllocationOutcome, consignment: String)
  /// Nothing changed, as in what follows.
  case unknownOption
  case expired(at: DateTimeOffset)
  /// The shop wants a reservation, and there is none.
  case notReserved
  case refused([FieldProblem])
}

extension World {
  /// What was offered under an `EPC-` reference; nil when it is unknown, or so long ago that it has been forgotten.
  package func optionRequest(_ reference: String) -> Shared<OptionRequest>? { options.request(reference) }

  /// An option by its `EDO-` reference, and what it is for.
  package func option(_ reference: String) -> (request: Shared<OptionRequest>, option: KeptOption)? {
    options.option(reference)
  }

  package var optionRequestCount: Int { options.count }

  /// Which collections are offered here.
  package var optionCollections: OptionCollections { settings.optionCollections ?? standardOptionCollections }

  /// Offers each collection from now on, unless the settings say otherwise.
  package mutating func offerEveryCollection() { standardOptionCollections = .every }

  /// Writes down what was offered.
  ///
  /// - Returns: nil, with nothing changed, when the catalog has changed since: then the services must be asked again.
  mutating func enter(_ given: DeliveryOffers, creation: CreateConsignmentRequest?) -> Shared<OptionRequest>? {
    catalog.isSame(as: given.catalog) ? options.enter(given, creation: creation) : nil
  }

  mutating func add(_ given: DeliveryOffers, to reference: String) -> [KeptOption]? {
    catalog.isSame(as: given.catalog) ? options.add(given, to: reference) : nil
  }

  /// What becomes of a selection at its start.
  enum SelectionStart: Sendable {
    case over(SelectionOutcome)
    case begun(consignment: String, KeptOption)
  }

  /// Finds the option and the consignment that it is for, which is created where it is not there yet.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 5.
  mutating func beginSelection(of reference: String) -> SelectionStart {
    guard let (request, option) = options.option(reference) else { return .over(.unknownOption) }
    // Inclusive to the second, as the cut-off is that it comes from.
    guard now < option.option.allocationCutOff.adding(seconds: 1) else {
      return .over(.expired(at: option.option.allocationCutOff))
    }
    if option.shop?.reservableUntil != nil, option.shop?.reservation == nil { return .over(.notReserved) }
    guard var creation = request.value.creation else {
      let reference = request.value.fixed.reference
      if let refusal = redirect(reference, to: option) { return .over(refusal) }
      return .begun(consignment: reference, option)
    }
    if let shop = option.shop.flatMap({ catalog.shop($0.reference) }) { creation.addresses.redirect(to: shop) }
    if creation.requestedDeliveryDate == nil { creation.requestedDeliveryDate = option.requestedDelivery }
    switch create(creation) {
    case .refused(let problems): return .over(.refused(problems))
    case .created(let consignment):
      note(option.locationInformation, of: consignment.reference)
      return .begun(consignment: consignment.reference, option)
    }
  }

  mutating func beginAllocation(of reference: String, keeping option: KeptOption) -> AllocationStart {
    guard let service = catalog.carrierService(option.option.carrierServiceReference) else {
      let others = option.promise.keepers(in: catalog) ?? .all
      return beginAllocation(of: reference, to: others, keeping: option.promise)
    }
    return beginAllocation(of: reference, to: .service(service), keeping: option.promise)
  }
}

extension KeptOption {
  var promise: OptionPromise {
    OptionPromise(
      collection: collectionDate, delivery: requestedDelivery, earliest: earliestDelivery, latest: latestDelivery,
      isToDoor: shop == nil, shop: shop?.reference)
  }
}

/// What an allocation has to keep, whatever dates the consignment asks for.
struct OptionPromise: Codable, Sendable {
  let collection: DateTimeOffset
  let delivery: RequestedDeliveryDate
  /// When it is delivered, or waits in the shop.
  let earliest: DateTimeOffset
  let latest: DateTimeOffset
  let isToDoor: Bool
  /// Where it waits; nil for the door, and in files of before this was kept.
  let shop: String?

  /// Who could keep it beside the option's own service; nil where nobody knows the shop.
  func keepers(in catalog: Catalog) -> Candidates? {
    isToDoor ? .toTheDoor(of: catalog) : shop.flatMap(catalog.shop).map { .toShop($0, of: catalog) }
  }
}
