package import Contract

/// When one carrier collects at one shipping location, where somebody has said otherwise than the catalog.
///
/// - Source: contract/95-audit.md, D9; contract/53-small-operations.md, section 11.
package struct CollectionPlan: Equatable, Sendable {
  package struct Times: Equatable, Sendable {
    package let collection: TimeOfDay
    /// That day's collection must be allocated before.
    package let cutOff: TimeOfDay
    /// How many days after the day of the collection the cut-off lies; -1 is the day before.
    package let cutOffDays: Int

    package init(collection: TimeOfDay, cutOff: TimeOfDay, cutOffDays: Int = 0) {
      self.collection = collection
      self.cutOff = cutOff
      self.cutOffDays = cutOffDays
    }
  }

  /// A collection of every week.
  package struct Rule: Equatable, Sendable {
    package let id: String
    package let day: Weekday
    package let times: Times
    /// References of MPD carrier services; none stands for all of the carrier's.
    package let services: [String]

    package init(id: String, day: Weekday, times: Times, services: [String]) {
      self.id = id
      self.day = day
      self.times = times
      self.services = services
    }
  }

  /// A day on which the rules do not hold.
  package struct Exception: Equatable, Sendable {
    package let id: String
    package let date: CalendarDate
    /// nil when nobody collects.
    package let times: Times?
    package let services: [String]

    package init(id: String, date: CalendarDate, times: Times?, services: [String]) {
      self.id = id
      self.date = date
      self.times = times
      self.services = services
    }
  }

  package var rules: [Rule]
  package var exceptions: [Exception]

  package init(rules: [Rule], exceptions: [Exception] = []) {
    self.rules = rules
    self.exceptions = exceptions
  }

  /// When one of the carrier's services is collected.
  func plan(of service: String) -> ServicePlan {
    func isMeant(_ services: [String]) -> Bool {
      services.isEmpty || services.contains { $0.lowercased() == service.lowercased() }
    }
    var plan = ServicePlan()
    for rule in rules where isMeant(rule.services) {
      guard let place = Weekday.allCases.firstIndex(of: rule.day) else { continue }
      // Of two on one day the later, which leaves most time.
      if let known = plan.week[place], known.collection >= rule.times.collection { continue }
      plan.week[place] = rule.times
    }
    for exception in exceptions where isMeant(exception.services) {
      plan.days[exception.date] = .some(exception.times)
    }
    return plan
  }
}

/// When one service is collected at one shipping location.
struct ServicePlan: Sendable {
  /// Monday first.
  var week: [CollectionPlan.Times?] = Array(repeating: nil, count: 7)
  var days: [CalendarDate: CollectionPlan.Times?] = [:]

  var weekdays: [Weekday] { Weekday.allCases.enumerated().filter { week[$0.offset] != nil }.map(\.element) }
}

/// On which days a service is collected, and when: its own week or a plan's, without public holidays, which exceptions override.
struct Collections: Sendable {
  private let promise: Promise
  private let plan: ServicePlan?
  private let holidays: HolidayDates

  /// A year and a day: whoever does not collect in that time does not.
  private static let farthest = 366

  init(of promise: Promise, plan: ServicePlan?, holidays: HolidayDates) {
    self.promise = promise
    self.plan = plan
    self.holidays = promise.worksOnHolidays ? .none : holidays
  }

  var weekdays: [Weekday] { plan?.weekdays ?? promise.collectionDays.days }

  /// - Returns: nil when nobody collects on that day.
  func times(on day: CalendarDate) -> CollectionPlan.Times? {
    if let plan, let exception = plan.days[day] { return exception }
    guard !holidays.contains(day) else { return nil }
    if let plan { return plan.week[day.weekdayIndex] }
    return promise.collectionDays.contains(day) ? promise.times : nil
  }

  /// The first collection from a day on that can still be reached.
  ///
  /// - Parameters:
  ///   - date: the first day that will do.
  ///   - isTooLate: whether a day's collection has passed.
  /// - Returns: nil when there is none within a year.
  func first(
    from date: CalendarDate, isTooLate: (CalendarDate, CollectionPlan.Times) -> Bool = { _, _ in false }
  ) -> (day: CalendarDate, times: CollectionPlan.Times)? {
    var day = date
    for _ in 0...Self.farthest {
      if plan == nil { day = promise.collectionDays.first(from: day) }
      if let times = times(on: day), !isTooLate(day, times) { return (day, times) }
      day = day.adding(days: 1)
    }
    return nil
  }
}
