import Allocation
import Contract
import Faults

extension World {
  /// What the clock brings in a stretch of time, the earliest first, those of one kind and moment as one.
  ///
  /// Costs time with the number of consignments, quotes and services: ask a copy, outside the lock.
  ///
  /// - Parameter query: the stretch; of each kind the earliest are told.
  /// - Returns: in the order of time, and at one moment in that of the kinds.
  package func events(_ query: EventQuery) -> [WorldEvent] {
    var events: [WorldEvent] = []
    for kind in WorldEvent.Kind.allCases where query.kinds.contains(kind) {
      let moments: [DateTimeOffset: [String]] =
        switch kind {
        case .cutOff: cutOffs(query)
        case .collection: collections(query)
        case .quoteExpiry: quotes.expiries(query)
        case .optionExpiry: options.expiries(query)
        case .allocationEnd: allocationEnds(query)
        case .trackingEvent: [:]
        case .faultEnd: faultEnds(query)
        }
      for (moment, references) in moments.sorted(by: { $0.key < $1.key }).prefix(query.most) {
        events.append(WorldEvent(kind: kind, at: moment, references: references.sorted()))
      }
    }
    if query.kinds.contains(.trackingEvent) { events += trackingEvents(query) }
    let order = Dictionary(
      uniqueKeysWithValues: WorldEvent.Kind.allCases.enumerated().map { ($0.element, $0.offset) })
    return events.sorted { ($0.at, order[$0.kind] ?? 0) < ($1.at, order[$1.kind] ?? 0) }
  }

  private func trackingEvents(_ query: EventQuery) -> [WorldEvent] {
    var moments: [DateTimeOffset: [(reference: String, state: ConsignmentState)]] = [:]
    for number in lives.living.descending() {
      guard let course = course(of: number) else { continue }
      for moment in course.moments(after: query.after, upTo: query.upTo).prefix(query.most) {
        moments[moment, default: []].append((course.consignment.reference, course.standing(at: moment).state))
      }
    }
    return moments.sorted { $0.key < $1.key }.prefix(query.most).map { moment, shipments in
      let shipments = shipments.sorted { $0.reference < $1.reference }
      return WorldEvent(
        kind: .trackingEvent, at: moment, references: shipments.map(\.reference), states: shipments.map(\.state))
    }
  }

  private func faultEnds(_ query: EventQuery) -> [DateTimeOffset: [String]] {
    var moments: [DateTimeOffset: [String]] = [:]
    for entry in faults {
      guard let end = entry.rule.when.until, query.covers(end) else { continue }
      moments[end, default: []].append(entry.rule.name ?? String(entry.id))
    }
    return moments
  }

  private func allocationEnds(_ query: EventQuery) -> [DateTimeOffset: [String]] {
    var moments: [DateTimeOffset: [String]] = [:]
    for queued in queuedAllocations.all
    where query.covers(queued.due) && consignment(queued.reference)?.progress.state == .allocating {
      moments[queued.due, default: []].append(queued.reference)
    }
    return moments
  }

  private func collections(_ query: EventQuery) -> [DateTimeOffset: [String]] {
    let dated = store.index.numbers(
      shipped: .atLeast(.instant(query.after)), date: { store[$0].consignment.datedShippingDate })
    let waiting = store.index.numbers(in: [.allocated, .readyToShip, .manifesting, .manifested, .manifestFailed])
    var moments: [DateTimeOffset: [String]] = [:]
    for number in dated.intersection(waiting).descending() {
      let consignment = store[number].consignment
      guard let moment = consignment.shippingDate, query.covers(moment) else { continue }
      moments[moment, default: []].append(consignment.reference)
    }
    return moments
  }

  /// Cut-offs come again each week. Services without shipping locations collect in Great Britain.
  private func cutOffs(_ query: EventQuery) -> [DateTimeOffset: [String]] {
    let countries = Set(catalog.numberedLocations.map { $0.address.value.countryCode?.uppercased() ?? "GB" })
    let clocks = (countries.isEmpty ? ["GB"] : countries.sorted()).map { CountryTable.clock(of: $0) }
    let services = catalog.carrierServices.filter { $0.isEnabled && $0.isConfigured }.compactMap { service in
      catalog.collection(of: service).map { (service.reference, $0) }
    }
    var moments: [DateTimeOffset: [String]] = [:]
    // Wherever a place is, its day is at most one off that of UTC; and after so many days there are enough.
    var day = query.after.at(offsetMinutes: 0).localDate.adding(days: -1)
    var daysWithMost = 0
    while DateTimeOffset(date: day.adding(days: -1)) <= query.upTo, daysWithMost < 3, !services.isEmpty {
      let weekday = Weekday.allCases[day.weekdayIndex]
      for clock in clocks {
        for (reference, collection) in services where collection.days.contains(weekday) {
          // Still in time within the second of the cut-off.
          let moment = clock.instant(day, at: collection.cutOff).adding(seconds: 1)
          if query.covers(moment), moments[moment]?.contains(reference) != true {
            moments[moment, default: []].append(reference)
          }
        }
      }
      if moments.count >= query.most { daysWithMost += 1 }
      guard day < query.upTo.at(offsetMinutes: 0).localDate.adding(days: 1) else { break }
      day = day.adding(days: 1)
    }
    return moments
  }
}
