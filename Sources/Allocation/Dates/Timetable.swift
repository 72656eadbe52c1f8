import Contract

/// The dates that a consignment asks for, and the moment at which it asks.
struct Timetable: Sendable {
  /// When a service collects and delivers.
  struct Days: Sendable {
    let collection: CalendarDate
    let delivery: CalendarDate
  }

  let today: CalendarDate
  let timeOfDay: TimeOfDay
  let asked: RequestedDays

  /// - Parameters:
  ///   - now: as the origin's clocks show it.
  ///   - asked: when the consignment must leave and arrive.
  init(now: DateTimeOffset, asked: RequestedDays) {
    today = now.localDate
    timeOfDay = now.localTime
    self.asked = asked
  }

  /// When a service of this promise collects and delivers.
  ///
  /// - Returns: nil, and a reason noted, when it cannot keep the consignment's dates.
  func days<Log: ReasonLog>(of promise: Promise, _ log: inout Log) -> Days? {
    guard let collection = collection(of: promise, &log), keepsWindow(promise, &log) else { return nil }
    return days(of: promise, from: collection, &log)
  }

  /// The first day on which the carrier collects.
  private func collection<Log: ReasonLog>(of promise: Promise, _ log: inout Log) -> CalendarDate? {
    guard let day = asked.shippingDay else {
      let isTooLateToday = timeOfDay > promise.cutOff
      return promise.collectionDays.first(from: isTooLateToday ? today.adding(days: 1) : today)
    }
    if day < today {
      log.note(.shippingDatePast(asked: day, today: today))
    } else if !promise.collectionDays.contains(day) {
      log.note(.notCollectedOn(asked: day, collectionDays: promise.collectionDays.days))
    } else if day == today, timeOfDay > promise.cutOff {
      log.note(.cutOffPassed(now: timeOfDay, cutOff: promise.cutOff))
    } else {
      return day
    }
    return nil
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
    of promise: Promise, from first: CalendarDate, _ log: inout Log
  ) -> Days? {
    var collection = first
    var delivery = promise.delivery(ofCollectionOn: collection)
    guard let wanted = asked.delivery?.day else { return Days(collection: collection, delivery: delivery) }
    guard asked.delivery?.isExact == true else {
      if delivery <= wanted { return Days(collection: collection, delivery: delivery) }
      log.note(.deliveredTooLate(asked: wanted, earliest: delivery))
      return nil
    }
    if asked.shippingDay == nil, delivery < wanted {
      // The carrier may be asked to come later. Transit takes at least its days, and at most about twice as many and a week.
      let slack = promise.transitDays * 2 + 14
      let earliestUseful = wanted.adding(days: -slack)
      if collection < earliestUseful { collection = promise.collectionDays.first(from: earliestUseful) }
      delivery = promise.delivery(ofCollectionOn: collection)
      while delivery < wanted {
        collection = promise.collectionDays.first(from: collection.adding(days: 1))
        delivery = promise.delivery(ofCollectionOn: collection)
      }
    }
    if delivery == wanted { return Days(collection: collection, delivery: delivery) }
    log.note(.notDeliveredOn(asked: wanted, nearest: delivery))
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
    _ consignment: Consignment.Fixed, shippingDate: DateTimeOffset?, origin: Place, destination: Place
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
