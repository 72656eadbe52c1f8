import Contract

/// Puts one consignment before one service after another. Changes nothing, so it may be asked as often as one likes.
struct Assessor: Sendable {
  let contents: Catalog.Contents
  let journey: Shared<Journey>
  let country: CountryRoutes
  let customs: CustomsDemand
  let timetable: Timetable
  /// The place among the catalog's shops of the one that it is brought to.
  let shop: Int?
  /// By carrier, in lower case: what the calendars of the origin say; most often none.
  private let plans: [String: CollectionPlan]
  /// -1 stands for a tag that no service has.
  let tagNumbers: [Int]

  /// A service that takes the consignment.
  struct Bid: Sendable {
    let service: Int
    let promise: Int
    let charge: Charge
    let days: Timetable.Days
  }

  /// What a service asks for, without tax.
  struct Charge: Sendable {
    let base: TenThousandths
    /// Surcharges included.
    let total: TenThousandths
  }

  init(
    _ journey: Shared<Journey>, contents: Catalog.Contents, plans: [String: CollectionPlan] = [:],
    customs: CustomsDemand = .lenient, now: DateTimeOffset
  ) {
    self.contents = contents
    self.customs = customs
    self.plans = plans
    self.journey = journey
    country = contents.routes.to(journey.value.destination.country)
    tagNumbers = journey.value.tags.isEmpty ? [] : journey.value.tags.map { contents.tables.tagNumbers[$0] ?? -1 }
    shop = journey.value.shop.flatMap { contents.document.placeOfShop($0) }
    let offset = journey.value.origin.clock.offsetMinutes(atTicks: now.ticks)
    timetable = Timetable(
      now: now.at(offsetMinutes: offset), asked: journey.value.asked,
      holidays: (
        contents.holidays[journey.value.origin.holidayRegion],
        contents.holidays[journey.value.destination.holidayRegion]
      ), openDays: shop.map { contents.document.shops[$0].openDays } ?? .all)
  }

  /// The lower total; of two alike the lower reference.
  func isCheaper(_ one: Bid, than other: Bid) -> Bool {
    (one.charge.total, contents.conditions[one.service].rank)
      < (other.charge.total, contents.conditions[other.service].rank)
  }

  /// The cheapest offer of all services in the default rules. They are asked from the least price on, until no other can be cheaper.
  func cheapest() -> Bid? {
    var best: Bid?
    for priced in country.byLeastPrice {
      if let best, priced.least > best.charge.total { break }
      let route = country.routes[priced.route]
      guard contents.conditions[route.service].isInDefaultRules else { continue }
      let price = self.price(on: route)
      // The least is that of the lightest band; for this weight it may already be too dear.
      if let best, let net = price.flatMap({ self.net($0) }), net > best.charge.total { continue }
      take(bid(of: route.service, route, price), to: &best)
    }
    return best
  }

  /// The cheapest offer of some services.
  func cheapest(of services: [Int]) -> Bid? {
    var best: Bid?
    for service in services {
      let route = country.route(of: service)
      take(bid(of: service, route, route.flatMap { price(on: $0) }), to: &best)
    }
    return best
  }

  private func take(_ bid: Bid?, to best: inout Bid?) {
    guard let bid, best.map({ isCheaper(bid, than: $0) }) ?? true else { return }
    best = bid
  }

  private func bid(of service: Int, _ route: Route?, _ price: ZonePrice?) -> Bid? {
    var log = AnyReason()
    return examine(service, route, price, &log)
  }

  /// A service's offer, or else every reason against it.
  func answer(of service: Int) -> (bid: Bid?, reasons: [ExclusionReason]) {
    let route = country.route(of: service)
    var log = EveryReason()
    let bid = examine(service, route, route.flatMap { price(on: $0) }, &log)
    return (log.reasons.isEmpty ? bid : nil, log.reasons)
  }

  /// What a service would ask for, whatever removed it; nil when it has no price.
  ///
  /// - Parameter service: the service's place in the catalog.
  /// - Returns: the charge, and the offer where the service can keep the consignment's dates.
  func price(of service: Int) -> (charge: Charge, bid: Bid?)? {
    guard let route = country.route(of: service), let price = self.price(on: route),
      let charge = self.charge(price, contents.conditions[service])
    else { return nil }
    var log = AnyReason()
    let days = timetable.days(of: contents.tables.promises[price.promise], plan(of: service), &log)
    return (charge, days.map { Bid(service: service, promise: price.promise, charge: charge, days: $0) })
  }

  // MARK: - One service

  /// What the origin's calendar says of a service; nil when it says nothing.
  func plan(of service: Int) -> ServicePlan? {
    if plans.isEmpty { return nil }
    let service = contents.services[service]
    return plans[service.carrier.reference.lowercased()]?.plan(of: service.reference)
  }

  /// Goes through everything that a service asks of the consignment, until the log has heard enough.
  ///
  /// - Parameters:
  ///   - service: the service's place in the catalog.
  ///   - route: nil when the service does not go to the destination's country.
  ///   - price: that of the route.
  ///   - log: hears every reason against the service.
  /// - Returns: what the service offers; it counts for nothing when the log has heard a reason.
  private func examine<Log: ReasonLog>(
    _ service: Int, _ route: Route?, _ price: ZonePrice?, _ log: inout Log
  ) -> Bid? {
    let conditions = contents.conditions[service]
    checkAvailability(conditions, &log)
    if log.isDecided { return nil }
    let isReached = route.map { reaches($0, price) } ?? false
    checkPlaces(conditions, isReached: isReached, &log)
    if let shop, let objection = contents.document.shops[shop].objection(to: contents.services[service]) {
      log.note(objection)
    }
    if log.isDecided { return nil }
    checkMeasures(conditions, &log)
    if log.isDecided { return nil }
    let charge = price.flatMap { self.charge($0, conditions) }
    if isReached, charge == nil {
      log.note(
        .noPrice(
          weight: journey.value.writtenWeight,
          heaviest: price.flatMap { contents.tables.bands[$0.bands].last?.upTo }?.decimal))
    }
    checkContents(conditions, &log)
    if log.isDecided { return nil }
    let promise = price?.promise ?? conditions.promise
    guard let days = timetable.days(of: contents.tables.promises[promise], plan(of: service), &log), let charge else {
      return nil
    }
    return Bid(service: service, promise: promise, charge: charge, days: days)
  }
}
