import Contract

/// The dates that a consignment asks for, and the moment at which it asks.
struct Timetable: Sendable {
  /// When a service collects and delivers.
  struct Days: Sendable {
    let collection: CalendarDate
    /// Of that day.
    let times: CollectionPlan.Times
    let delivery: CalendarDate
  }

  let today: CalendarDate
  let timeOfDay: TimeOfDay
  let asked: RequestedDays
  /// The public holidays at the origin and the destination.
  let holidays: (origin: HolidayDates, destination: HolidayDates)
  /// When somebody is there to take it.
  let openDays: DaysOfWeek

  /// - Parameters:
  ///   - now: as the origin's clocks show it.
  ///   - asked: when the consignment must leave and arrive.
  ///   - holidays: of the origin and the destination.
  ///   - openDays: those of the shop that it is brought to; every day where it is brought to the door.
  init(
    now: DateTimeOffset, asked: RequestedDays, holidays: (origin: HolidayDates, destination: HolidayDates),
    openDays: DaysOfWeek = .all
  ) {
    today = now.localDate
    timeOfDay = now.localTime
    self.asked = asked
    self.holidays = holidays
    self.openDays = openDays
  }

  /// When a service of this promise collects and delivers.
  ///
  /// - Parameters:
  ///   - promise: the service's.
  ///   - plan: what the origin's calendar says of the service, if it says anything.
  ///   - log: hears why not.
  /// - Returns: nil, and a reason noted, when it cannot keep the consignment's dates.
  func days<Log: ReasonLog>(of promise: Promise, _ plan: ServicePlan?, _ log: inout Log) -> Days? {
    let collections = Collections(of: promise, plan: plan, holidays: holidays.origin)
    guard let collection = collection(of: collections, &log), keepsWindow(promise, &log) else { return nil }
    return days(of: promise, collections, from: collection, &log)
  }

  /// When it comes; where it is brought to is not shut then.
  func delivery(of promise: Promise, collectedOn day: CalendarDate) -> CalendarDate {
    var delivery = promise.delivery(ofCollectionOn: day, holidays: holidays.destination)
    if openDays == .all { return delivery }
    for _ in 0..<14 where !openDays.contains(delivery) {
      delivery = promise.deliveryDays.first(
        from: delivery.adding(days: 1), without: promise.worksOnHolidays ? .none : holidays.destination)
    }
    return delivery
  }

  func isTooLate(_ day: CalendarDate, _ times: CollectionPlan.Times) -> Bool {
    (today, timeOfDay) > (day.adding(days: times.cutOffDays), times.cutOff)
  }

  /// The first day on which the carrier collects.
  private func collection<Log: ReasonLog>(
    of collections: Collections, _ log: inout Log
  ) -> (day: CalendarDate, times: CollectionPlan.Times)? {
    guard let day = asked.shippingDay else {
      let first = collections.first(from: today, isTooLate: isTooLate)
      if first == nil { log.note(.notCollectedOn(asked: today, collectionDays: collections.weekdays)) }
      return first
    }
    if day < today {
      log.note(.shippingDatePast(asked: day, today: today))
      return nil
    }
    guard let times = collections.times(on: day) else {
      log.note(
        collections.weekdays.contains(day.weekday)
          ? .collectionCancelled(asked: day)
          : .notCollectedOn(asked: day, collectionDays: collections.weekdays))
      return nil
    }
    guard !isTooLate(day, times) else {
      log.note(.cutOffPassed(now: timeOfDay, cutOff: times.cutOff))
      return nil
    }
    return (day, times)
  }

  /// Sent without a window, the vendor shows midnight twice; an end at midnight is the end of the day.
  private func keepsWindow<Log: ReasonLog>(_ promise: Promise, _ log: inout Log) -> Bool {
    guard let delivery = asked.delivery, delivery.windowStart != .midnight || delivery.windowEnd != .midnight else {
      return true
    }
    let endsInTime = delivery.windowEnd == .midnight || promise.windowEnd <= delivery.windowEnd
    if promise.windowStart >= delivery.windowStart, endsInTime { return true }
    log.note(
      .deliveryWindow(
        askedFrom: delivery.windowStart, askedTo: delivery.windowEnd, from: promise.windowStart,
        to: promise.windowEnd))
    return false
  }

  private func days<Log: ReasonLog>(
    of promise: Promise, _ collections: Collections, from first: (day: CalendarDate, times: CollectionPlan.Times),
    _ log: inout Log
  ) -> Days? {
    func days(from collection: (day: CalendarDate, times: CollectionPlan.Times)) -> Days {
      Days(
        collection: collection.day, times: collection.times,
        delivery: delivery(of: promise, collectedOn: collection.day))
    }
    var found = days(from: first)
    guard let wanted = asked.delivery?.day else { return found }
    guard asked.delivery?.isExact == true else {
      if found.delivery <= wanted { return found }
      log.note(.deliveredTooLate(asked: wanted, earliest: found.delivery))
      return nil
    }
    if asked.shippingDay == nil, found.delivery < wanted {
      // The carrier may be asked to come later. Transit takes at least its days, and at most about twice as many and a month, in which
      // all holidays fall.
      let slack = promise.transitDays * 2 + 31
      let earliestUseful = max(found.collection, wanted.adding(days: -slack))
      var next = collections.first(from: earliestUseful)
      while let collection = next, collection.day <= wanted {
        found = days(from: collection)
        if found.delivery >= wanted { break }
        next = collections.first(from: collection.day.adding(days: 1))
      }
    }
    if found.delivery == wanted { return found }
    log.note(.notDeliveredOn(asked: wanted, nearest: found.delivery))
    return nil
  }
}

/// When a consignment must leave and arrive, as days of the places concerned.
struct RequestedDays: Sendable {
  struct Delivery: Sendable {
    let day: CalendarDate
    let isExact: Bool
    let windowStart: TimeOfDay
    let windowEnd: TimeOfDay
  }

  let shippingDay: CalendarDate?
  let delivery: Delivery?

  init(
    _ consignment: borrowing Consignment.Fixed, shippingDate: DateTimeOffset?, origin: Place, destination: Place
  ) {
    shippingDay = shippingDate?.dated(by: origin.clock).localDate
    delivery = consignment.requestedDeliveryDate.map { requested in
      let requested = requested.value
      return Delivery(
        day: requested.date.dated(by: destination.clock).localDate,
        isExact: requested.isToBeExactlyOnTheDateSpecified, windowStart: requested.deliveryWindow.start,
        windowEnd: requested.deliveryWindow.end)
    }
  }
}
