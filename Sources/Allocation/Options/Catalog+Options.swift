package import Contract

extension Catalog {
  /// Every delivery to the door that can be promised. Costs time with the number of services and of days.
  ///
  /// - Parameters:
  ///   - journey: without dates: those that are asked for stand in `search`.
  ///   - search: the days.
  ///   - customs: whether services turn down what lacks their customs data.
  ///   - now: decides which collections can still be reached.
  /// - Returns: the options, and whoever has none.
  /// - Source: contract/51-delivery-and-pickup-options.md, section 10.
  package func options(
    for journey: Shared<Journey>, asking search: OptionSearch, customs: CustomsDemand = .lenient, at now: DateTimeOffset
  ) -> OptionFindings {
    options(for: journey, asking: search, customs: customs, at: now) { service in
      service.isPickUp ? .collectedFromShop : nil
    }
  }

  /// The same among the services without an objection.
  func options(
    for journey: Shared<Journey>, asking search: OptionSearch, customs: CustomsDemand, at now: DateTimeOffset,
    objecting objection: (CarrierService) -> ExclusionReason?
  ) -> OptionFindings {
    let assessor = Assessor(
      journey, contents: contents, plans: holdings.plans(at: journey.value.originLocation), customs: customs, now: now)
    var round = Round(assessor: assessor)
    for service in contents.services {
      if let reason = objection(service) {
        round.leaveOut(service, [reason])
      } else {
        round.ask(service, search)
      }
    }
    return round.findings
  }
}

/// One question to one service after another.
private struct Round {
  let assessor: Assessor
  /// Of each day and window the cheapest service's, by collection.
  private var best: [Slot: [Assessor.Bid]] = [:]
  private var slots: [(service: Int, slots: Set<Slot>)] = []
  private var refusals: [(service: Int, reasons: [ExclusionReason])] = []

  init(assessor: Assessor) { self.assessor = assessor }

  mutating func leaveOut(_ service: CarrierService, _ reasons: [ExclusionReason]) {
    refusals.append((service.index, reasons))
  }

  mutating func ask(_ service: CarrierService, _ search: OptionSearch) {
    let (bids, reasons) = assessor.bids(of: service.index, search)
    let outside: [ExclusionReason] = service.isInDefaultRules ? [] : [.notInDefaultRules]
    guard outside.isEmpty, reasons.isEmpty else { return leaveOut(service, outside + reasons) }
    let own = Dictionary(grouping: bids) { Slot($0, assessor.contents) }
    for (slot, bids) in own {
      // Whatever the collection, its price is one.
      if let rival = best[slot]?.first, let bid = bids.first, !assessor.isCheaper(bid, than: rival) { continue }
      best[slot] = bids
    }
    slots.append((service.index, Set(own.keys)))
  }

  var findings: OptionFindings {
    let services = assessor.contents.services
    let winners = Set(best.values.compactMap(\.first?.service))
    let losers = slots.filter { !winners.contains($0.service) }.map { service, slots in
      let rivals = Set(slots.compactMap { best[$0]?.first?.service }).sorted()
      return (service: service, reasons: [ExclusionReason.underbid(by: rivals.map { services[$0].reference })])
    }
    return OptionFindings(
      offers: best.sorted { $0.key < $1.key }.flatMap(\.value).map {
        Offer(bid: $0, contents: assessor.contents, journey: assessor.journey)
      },
      exclusions: (refusals + losers).sorted { $0.service < $1.service }.map {
        Exclusion(service: services[$0.service], reasons: $0.reasons)
      },
      deliveries: slots.map { .init(service: services[$0.service], days: Set($0.slots.map(\.day))) })
  }
}

/// A day and the window in it: of those that deliver then, one is offered.
private struct Slot: Hashable, Comparable {
  let day: CalendarDate
  let start: TimeOfDay
  let end: TimeOfDay

  init(_ bid: Assessor.Bid, _ contents: Catalog.Contents) {
    let promise = contents.tables.promises[bid.promise]
    (day, start, end) = (bid.days.delivery, promise.windowStart, promise.windowEnd)
  }

  static func < (one: Slot, other: Slot) -> Bool {
    (one.day, one.start, one.end) < (other.day, other.start, other.end)
  }
}

extension Assessor {
  /// What a service offers, a bid for each day; or else every reason against it.
  fileprivate func bids(
    of service: Int, _ search: OptionSearch
  ) -> (bids: [Bid], reasons: [ExclusionReason]) {
    let (bid, reasons) = answer(of: service)
    guard let bid else { return ([], reasons) }
    if search.isGuaranteedOnly, !contents.services[service].isGuaranteed { return ([], [.notGuaranteed]) }
    let days = timetable.everyDay(of: contents.tables.promises[bid.promise], plan(of: service), search)
    if days.isEmpty { return ([], [reason(against: bid, search)]) }
    return (days.map { Bid(service: service, promise: bid.promise, charge: bid.charge, days: $0) }, [])
  }

  /// Why a service that could carry it delivers on none of the days: all its deliveries are later, or they lie around those days.
  private func reason(against bid: Bid, _ search: OptionSearch) -> ExclusionReason {
    var further = search
    further.days = search.days.lowerBound...search.days.upperBound.adding(days: Self.daysBeyond)
    let promise = contents.tables.promises[bid.promise]
    let nearest = timetable.everyDay(of: promise, plan(of: bid.service), further).first?.delivery
    if let nearest, bid.days.delivery <= search.days.upperBound {
      return .notDeliveredOn(asked: search.days.upperBound, nearest: nearest)
    }
    return .deliveredTooLate(asked: search.days.upperBound, earliest: nearest ?? bid.days.delivery)
  }

  /// How many days after those that are asked for a delivery is looked for, to say when there would be one.
  private static var daysBeyond: Int { 31 }
}

extension Timetable {
  /// Each day on which it can be delivered, with the latest collection that does, or with each.
  fileprivate func everyDay(
    of promise: Promise, _ plan: ServicePlan?, _ search: OptionSearch
  ) -> [Days] {
    let collections = Collections(of: promise, plan: plan, holidays: holidays.origin)
    var found: [Days] = []
    var next = collections.first(from: max(today, search.earliestCollection ?? today), isTooLate: isTooLate)
    while let (day, times) = next, day <= search.days.upperBound {
      let delivery = delivery(of: promise, collectedOn: day)
      if delivery > search.days.upperBound { break }
      if delivery >= search.days.lowerBound {
        if search.collections == .latest, found.last?.delivery == delivery { found.removeLast() }
        found.append(Days(collection: day, times: times, delivery: delivery))
      }
      next = collections.first(from: day.adding(days: 1), isTooLate: isTooLate)
    }
    return found
  }
}

extension Offer {
  package var deliveryDay: CalendarDate { bid.days.delivery }

  package var collectionDay: CalendarDate { bid.days.collection }

  /// In the destination's local time.
  package var deliveryWindow: Contract.DeliveryWindow {
    let promise = contents.tables.promises[bid.promise]
    return Contract.DeliveryWindow(
      start: promise.windowStart, end: promise.windowEnd,
      utcOffset: UtcOffset(minutes: Int(earliestDelivery.offsetMinutes)))
  }
}

extension Candidates {
  /// Every service that delivers to the door.
  package static func toTheDoor(of catalog: Catalog) -> Candidates {
    filtered(catalog, directions: nil, isPickUp: false, isDropOff: nil)
  }
}

extension Journey {
  package var originClock: CountryClock { origin.clock }
  package var destinationClock: CountryClock { destination.clock }

  /// The same without the dates that the consignment asks for.
  package init(undated consignment: Consignment) {
    var fixed = consignment.fixed
    fixed.requestedDeliveryDate = nil
    self.init(fixed, shippingDate: nil)
  }

  /// The same for one promise: collected on that day, delivered on this.
  package init(_ consignment: Consignment, collectedOn collection: DateTimeOffset?, delivered: RequestedDeliveryDate) {
    var fixed = consignment.fixed
    fixed.requestedDeliveryDate = Shared(delivered)
    self.init(fixed, shippingDate: collection)
  }
}
