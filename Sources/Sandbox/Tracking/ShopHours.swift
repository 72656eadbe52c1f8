import Allocation
import Contract

/// When the shop is open to which a parcel goes, on the destination's clocks. *Assumed*: nothing arrives or is fetched at other times.
struct ShopHours: Sendable {
  let times: CatalogDocument.OpeningTimes

  /// In their order; none on a day on which it is shut.
  func windows(on day: CalendarDate) -> [CatalogDocument.OpeningTimes.Window] {
    times.week[day.weekdayIndex].windows
  }

  /// The first day of some on which it is open, at most a fortnight on.
  func firstOpen(from day: CalendarDate, then next: (CalendarDate) -> CalendarDate) -> CalendarDate {
    var day = day
    for _ in 0..<14 where windows(on: day).isEmpty { day = next(day) }
    return day
  }
}

extension LifePlan.Facts {
  /// The day on which what is collected on a day is delivered, to a shop when it is open.
  func deliveryDay(ofCollectionOn day: CalendarDate) -> CalendarDate {
    open(from: transit.deliveryDay(ofCollectionOn: day))
  }

  /// The first day after another on which it can be delivered.
  func deliveryDay(after day: CalendarDate) -> CalendarDate { open(from: transit.deliveryDay(after: day)) }

  /// `day`, or the first after it on which the service delivers and the shop is open.
  func open(from day: CalendarDate) -> CalendarDate {
    guard let shop else { return day }
    return shop.firstOpen(from: day, then: transit.deliveryDay(after:))
  }
}

extension LifeWriter {
  /// When what is to be fetched comes to the shop on its day: within two hours of the window's start, or of the opening.
  var arrivalAtShop: DateTimeOffset {
    let start = destination(day, window.start)
    let name = "AtCollectionPoint\(day.daysSinceEpoch)"
    let hours = facts.shop?.windows(on: day) ?? []
    guard let hours = hours.first(where: { destination(day, $0.to) > start }) ?? hours.last else {
      return start.adding(seconds: chance(2 * Self.hour, name))
    }
    let (opens, closes) = (destination(day, hours.from), destination(day, hours.to))
    let first = start < closes ? max(opens, start) : opens
    return first.adding(seconds: chance(min(2 * Self.hour, first.seconds(to: closes)), name))
  }

  /// When it is fetched: on the next day on which the shop is open, or without a shop of its own the service delivers.
  var fetching: DateTimeOffset {
    let arrived = last.localDate
    guard let shop = facts.shop else {
      // Shops that nobody has selected open from 09:00 to 17:30.
      let open = destination(facts.transit.deliveryDay(after: arrived), hour: 9)
      return open.adding(seconds: chance(8 * Self.hour + 30 * Self.minute, "Fetched"))
    }
    let day = shop.firstOpen(from: arrived.adding(days: 1)) { $0.adding(days: 1) }
    let hours = shop.windows(on: day).map { (destination(day, $0.from), destination(day, $0.to)) }
    var left = chance(max(1, hours.reduce(0) { $0 + $1.0.seconds(to: $1.1) }), "Fetched")
    for (opens, closes) in hours {
      let length = opens.seconds(to: closes)
      if left < length { return opens.adding(seconds: left) }
      left -= length
    }
    return destination(day, hour: 12)
  }
}

extension DateTimeOffset {
  /// Seconds until another moment.
  fileprivate func seconds(to other: DateTimeOffset) -> Int64 {
    (other.ticks - ticks) / DateTimeOffset.ticksPerSecond
  }
}
