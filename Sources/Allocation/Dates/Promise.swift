import Contract

/// When a carrier collects and how long it then takes: what the dates of a service depend on.
///
/// Services share promises, so an assessment works out each promise once.
struct Promise: Hashable, Sendable {
  let collectionDays: DaysOfWeek
  /// Allocation must be done before; in the origin's local time, as is `collectionTime`.
  let cutOff: TimeOfDay
  let collectionTime: TimeOfDay
  let transitDays: Int
  let deliveryDays: DaysOfWeek
  /// In the destination's local time.
  let windowStart: TimeOfDay
  let windowEnd: TimeOfDay

  /// The delivery day of a consignment collected on `day`.
  func delivery(ofCollectionOn day: CalendarDate) -> CalendarDate {
    let movingDays = DaysOfWeek.mondayToFriday.union(deliveryDays)
    var date = day
    var remaining = transitDays
    while remaining > 0 {
      date = movingDays.first(from: date.adding(days: 1))
      remaining -= 1
    }
    return deliveryDays.first(from: date)
  }
}

/// What a promise means for one consignment.
enum Timing: Sendable {
  case possible(collection: CalendarDate, delivery: CalendarDate)
  case impossible(ExclusionReason)
}

/// The dates that a consignment asks for, and the moment at which it asks.
struct Timetable: Sendable {
  let today: CalendarDate
  let timeOfDay: TimeOfDay
  /// The day on which it must leave.
  let shippingDay: CalendarDate?
  let requested: RequestedDeliveryDate?
  /// The day that `requested` means.
  private let requestedDay: CalendarDate?

  /// - Parameters:
  ///   - now: as the origin's clocks show it.
  ///   - shippingDay: the day on which it must leave.
  ///   - requested: when it must arrive.
  ///   - destination: the country whose clocks tell the day of that.
  init(now: DateTimeOffset, shippingDay: CalendarDate?, requested: RequestedDeliveryDate?, destination: String?) {
    today = now.localDate
    timeOfDay = now.localTime
    self.shippingDay = shippingDay
    self.requested = requested
    requestedDay = requested?.date.dated(in: destination).localDate
  }

  func timing(of promise: Promise) -> Timing {
    let first: CalendarDate
    if let shippingDay {
      if let reason = obstacle(toCollectionOn: shippingDay, promise) { return .impossible(reason) }
      first = shippingDay
    } else {
      let tooLateToday = timeOfDay > promise.cutOff
      first = promise.collectionDays.first(from: tooLateToday ? today.adding(days: 1) : today)
    }
    guard let requested, let requestedDay else {
      return .possible(collection: first, delivery: promise.delivery(ofCollectionOn: first))
    }
    return timing(of: promise, from: first, requested: requested, on: requestedDay)
  }

  private func obstacle(toCollectionOn day: CalendarDate, _ promise: Promise) -> ExclusionReason? {
    if day < today { return .shippingDatePast(asked: day, today: today) }
    if !promise.collectionDays.contains(day) {
      return .notCollectedOn(asked: day, collectionDays: promise.collectionDays.days)
    }
    if day == today, timeOfDay > promise.cutOff { return .cutOffPassed(now: timeOfDay, cutOff: promise.cutOff) }
    return nil
  }

  private func timing(
    of promise: Promise, from first: CalendarDate, requested: RequestedDeliveryDate, on wanted: CalendarDate
  ) -> Timing {
    if let reason = obstacle(inWindow: requested.deliveryWindow, promise) { return .impossible(reason) }
    var collection = first
    var delivery = promise.delivery(ofCollectionOn: collection)
    guard requested.isToBeExactlyOnTheDateSpecified else {
      if delivery > wanted { return .impossible(.deliveredTooLate(asked: wanted, earliest: delivery)) }
      return .possible(collection: collection, delivery: delivery)
    }
    if shippingDay == nil, delivery < wanted {
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
    guard delivery == wanted else { return .impossible(.notDeliveredOn(asked: wanted, nearest: delivery)) }
    return .possible(collection: collection, delivery: delivery)
  }

  /// Sent without a window, the vendor shows midnight twice; an end at midnight is the end of the day.
  private func obstacle(inWindow window: DeliveryWindow, _ promise: Promise) -> ExclusionReason? {
    if window.start == .midnight, window.end == .midnight { return nil }
    let endsInTime = window.end == .midnight || promise.windowEnd <= window.end
    guard promise.windowStart >= window.start, endsInTime else {
      return .deliveryWindow(
        askedFrom: window.start, askedTo: window.end, from: promise.windowStart, to: promise.windowEnd)
    }
    return nil
  }
}
