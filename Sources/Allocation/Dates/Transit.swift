package import Contract

/// How one service moves one consignment: when it collects and delivers, by the calendars of both ends.
package struct Transit: Sendable {
  private let promise: Promise
  private let collections: Collections
  private let holidays: HolidayDates
  /// Nil for a service that the catalog has no more: then what most services do stands for it.
  package let service: CarrierService?
  /// The clocks at the origin and at the destination.
  package let clocks: (origin: CountryClock, destination: CountryClock)

  fileprivate init(
    _ promise: Promise, _ collections: Collections, holidays: HolidayDates, service: CarrierService?, _ journey: Journey
  ) {
    self.promise = promise
    self.collections = collections
    self.holidays = promise.worksOnHolidays ? .none : holidays
    self.service = service
    clocks = (journey.origin.clock, journey.destination.clock)
  }

  /// In the destination's local time.
  package var window: (start: TimeOfDay, end: TimeOfDay) { (promise.windowStart, promise.windowEnd) }

  /// The first collection after a moment, in the origin's local time; nil when there is none within a year.
  package func collection(after moment: DateTimeOffset) -> DateTimeOffset? {
    let local = moment.at(offsetMinutes: clocks.origin.offsetMinutes(atTicks: moment.ticks))
    let (today, time) = (local.localDate, local.localTime)
    return collections.first(from: today) { (today, time) >= ($0, $1.collection) }.map {
      clocks.origin.instant($0.day, at: $0.times.collection)
    }
  }

  /// The day on which what is collected on a day is delivered.
  package func deliveryDay(ofCollectionOn day: CalendarDate) -> CalendarDate {
    promise.delivery(ofCollectionOn: day, holidays: holidays)
  }

  /// The first day after another on which the service delivers.
  package func deliveryDay(after day: CalendarDate) -> CalendarDate {
    promise.deliveryDays.first(from: day.adding(days: 1), without: holidays)
  }

  /// The days between two on which what is under way moves, neither of them among these; at most a hundred.
  package func movingDays(after first: CalendarDate, before last: CalendarDate) -> [CalendarDate] {
    let moving = DaysOfWeek.mondayToFriday.union(promise.deliveryDays)
    var days: [CalendarDate] = []
    var day = moving.first(from: first.adding(days: 1), without: holidays)
    while day < last, days.count < 100 {
      days.append(day)
      day = moving.first(from: day.adding(days: 1), without: holidays)
    }
    return days
  }
}

extension Catalog {
  /// How a service moves a consignment.
  ///
  /// - Parameters:
  ///   - reference: the service's; one that the catalog does not have moves as most services do.
  ///   - journey: where the consignment goes.
  /// - Returns: by the promise of the destination's zone.
  package func transit(of reference: String, for journey: Shared<Journey>) -> Transit {
    let value = journey.value
    let holidays = contents.holidays[value.destination.holidayRegion]
    guard let service = carrierService(reference) else {
      let promise = Promise(
        collectionDays: .mondayToFriday, cutOff: .midnight, collectionTime: TimeOfDay(hour: 17, minute: 0) ?? .midnight,
        transitDays: 1, deliveryDays: .mondayToSaturday, windowStart: .midnight,
        windowEnd: TimeOfDay(hour: 23, minute: 59) ?? .midnight, worksOnHolidays: false)
      let collections = Collections(of: promise, plan: nil, holidays: contents.holidays[value.origin.holidayRegion])
      return Transit(promise, collections, holidays: holidays, service: nil, value)
    }
    let assessor = Assessor(journey, contents: contents, now: DateTimeOffset(ticks: 0))
    let price = assessor.country.route(of: service.index).flatMap { assessor.price(on: $0) }
    let promise = contents.tables.promises[price?.promise ?? contents.conditions[service.index].promise]
    let plan = holdings.plans(at: value.originLocation)[service.carrier.reference.lowercased()]?.plan(
      of: service.reference)
    let collections = Collections(of: promise, plan: plan, holidays: contents.holidays[value.origin.holidayRegion])
    return Transit(promise, collections, holidays: holidays, service: service, value)
  }
}

extension Journey {
  /// Whether it crosses a border at which goods are declared.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 6, "customs areas": the European Union with those in its customs union, and each
  ///   other country by itself. Northern Ireland is Great Britain's here. *Assumed.*
  package var crossesCustoms: Bool {
    func area(_ place: Place) -> String? {
      place.writtenCountry.map { $0.uppercased() }.map {
        Self.union.contains($0) ? "EU" : Self.british.contains($0) ? "GB" : $0
      }
    }
    return area(origin) != area(destination)
  }

  private static let british: Set = ["GB", "IM", "JE", "GG"]
  private static let union: Set = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MC", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
  ]
}
