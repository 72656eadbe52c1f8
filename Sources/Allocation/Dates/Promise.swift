import Contract

/// When a carrier collects and how long it then takes: what the dates of a service depend on.
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
  /// Whether public holidays are days as others.
  let worksOnHolidays: Bool

  var times: CollectionPlan.Times { CollectionPlan.Times(collection: collectionTime, cutOff: cutOff) }

  /// The delivery day of a consignment collected on `day`; nothing moves on the destination's holidays.
  func delivery(ofCollectionOn day: CalendarDate, holidays: HolidayDates) -> CalendarDate {
    let holidays = worksOnHolidays ? .none : holidays
    let movingDays = DaysOfWeek.mondayToFriday.union(deliveryDays)
    var date = day
    for _ in 0..<transitDays { date = movingDays.first(from: date.adding(days: 1), without: holidays) }
    return deliveryDays.first(from: date, without: holidays)
  }
}
