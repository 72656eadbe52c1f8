package import Contract

extension Catalog {
  /// Every delivery to the door that can be promised. Costs time with the number of services and of days.
  ///
  /// - Parameters:
  ///   - journey: without dates: those that are asked for stand in `search`.
  ///   - search: the days.
  ///   - now: decides which collections can still be reached.
  /// - Returns: the options, and whoever has none.
  /// - Source: contract/51-delivery-and-pickup-options.md, section 10.
  package func options(
    for journey: Shared<Journey>, asking search: OptionSearch, at now: DateTimeOffset
  ) -> OptionFindings {
    options(for: journey, asking: search, at: now, isOpen: { _ in true }) { !$0.isPickUp }
  }

  /// The same among some services, to a place that is open on some days.
  func options(
    for journey: Shared<Journey>, asking search: OptionSearch, at now: DateTimeOffset,
    isOpen: (CalendarDate) -> Bool, among isMeant: (CarrierService) -> Bool
  ) -> OptionFindings {
    let assessor = Assessor(
      journey, contents: contents, plans: holdings.plans(at: journey.value.originLocation), now: now)
    var best: [Slot: Assessor.Bid] = [:]
    var exclusions: [Exclusion] = []
    for index in contents.services.indices where isMeant(contents.services[index]) {
      let (bids, reasons) = assessor.bids(of: index, search, isOpen)
      if !reasons.isEmpty { exclusions.append(Exclusion(service: contents.services[index], reasons: reasons)) }
      for bid in bids {
        let slot = Slot(bid, contents)
        if let rival = best[slot], !assessor.isCheaper(bid, than: rival) { continue }
        best[slot] = bid
      }
    }
    let offers = best.sorted { $0.key < $1.key }.map {
      Offer(bid: $0.value, contents: contents, journey: journey)
    }
    return OptionFindings(offers: offers, exclusions: exclusions)
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
    of service: Int, _ search: OptionSearch, _ isOpen: (CalendarDate) -> Bool
  ) -> (bids: [Bid], reasons: [ExclusionReason]) {
    let (bid, reasons) = answer(of: service)
    guard let bid else { return ([], reasons) }
    if search.isGuaranteedOnly, !contents.services[service].isGuaranteed { return ([], [.notGuaranteed]) }
    let days = timetable.everyDay(of: contents.tables.promises[bid.promise], plan(of: service), search, isOpen)
    if days.isEmpty {
      return ([], [.deliveredTooLate(asked: search.days.upperBound, earliest: bid.days.delivery)])
    }
    return (days.map { Bid(service: service, promise: bid.promise, charge: bid.charge, days: $0) }, [])
  }
}

extension Timetable {
  /// Each day on which it can be delivered, with the latest collection that does.
  fileprivate func everyDay(
    of promise: Promise, _ plan: ServicePlan?, _ search: OptionSearch, _ isOpen: (CalendarDate) -> Bool
  ) -> [Days] {
    let collections = Collections(of: promise, plan: plan, holidays: holidays.origin)
    var found: [Days] = []
    var next = collections.first(from: max(today, search.earliestCollection ?? today), isTooLate: isTooLate)
    while let (day, times) = next, day <= search.days.upperBound {
      var delivery = promise.delivery(ofCollectionOn: day, holidays: holidays.destination)
      // Where it waits must be open when it comes.
      for _ in 0..<14 where !isOpen(delivery) {
        delivery = promise.deliveryDays.first(
          from: delivery.adding(days: 1), without: promise.worksOnHolidays ? .none : holidays.destination)
      }
      if delivery > search.days.upperBound { break }
      if delivery >= search.days.lowerBound {
        if found.last?.delivery == delivery { found.removeLast() }
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
