import Allocation
import Contract

// When what happens.
extension LifeWriter {
  static let minute: Int64 = 60
  static let hour: Int64 = 3600
  static let day: Int64 = 86_400
  static let noon = TimeOfDay(hour: 12, minute: 0) ?? .midnight

  var last: DateTimeOffset { steps.last?.at ?? facts.manifested }

  /// Steps keep their order, whatever their times would say.
  mutating func add(_ state: ConsignmentState, _ moment: DateTimeOffset, _ place: LifePlan.Place) {
    let moment = steps.isEmpty || moment > last ? moment : last.adding(seconds: Self.minute)
    steps.append(LifePlan.step(state, moment, leg, place))
  }

  func chance(_ seconds: Int64, _ name: String) -> Int64 { facts.chance.below(seconds, name) }

  func moment(_ part: Int, of parts: Int, from start: DateTimeOffset, to end: DateTimeOffset) -> DateTimeOffset {
    let seconds = (end.ticks - start.ticks) / DateTimeOffset.ticksPerSecond
    let moment = start.adding(seconds: max(0, seconds) / Int64(parts) * Int64(part))
    return moment.at(offsetMinutes: facts.transit.clocks.destination.offsetMinutes(atTicks: moment.ticks))
  }

  func destination(_ day: CalendarDate, hour: Int, minute: Int = 0) -> DateTimeOffset {
    facts.transit.clocks.destination.instant(day, at: TimeOfDay(hour: hour, minute: minute) ?? .midnight)
  }

  func destination(_ day: CalendarDate, _ time: TimeOfDay) -> DateTimeOffset {
    facts.transit.clocks.destination.instant(day, at: time)
  }

  /// The promised window: that of the booking, which the catalog may have changed since.
  var window: (start: TimeOfDay, end: TimeOfDay) {
    guard let earliest = facts.earliestDelivery, let latest = facts.latestDelivery else { return facts.transit.window }
    return (earliest.localTime, latest.localTime)
  }

  /// When the van leaves on the day, or what is to be fetched comes to the shop.
  var firstAttempt: DateTimeOffset {
    if facts.isPickUp { return arrivalAtShop }
    let end = destination(day, window.end).adding(seconds: -3 * Self.hour)
    let leaves = min(max(end, destination(day, hour: 5)), destination(day, hour: 7))
    return leaves.adding(seconds: chance(30 * Self.minute, "OutForDelivery\(day.daysSinceEpoch)"))
  }

  /// When the van arrives: within the window, in the day's first part, so that the last package is handed over within it too.
  func delivery(after leaving: DateTimeOffset) -> DateTimeOffset {
    let end = destination(day, window.end)
    let first = max(destination(day, window.start), leaving.adding(seconds: 30 * Self.minute))
    let spread = Int64(min(facts.packageCount - 1, Course.mostMinutesApart)) * Self.minute
    let last = max(
      first.adding(seconds: 15 * Self.minute), min(end, destination(day, hour: 18)).adding(seconds: -spread))
    let span = (last.ticks - first.ticks) / DateTimeOffset.ticksPerSecond
    let moment = first.adding(seconds: chance(span, "Delivered\(day.daysSinceEpoch)"))
    return max(leaving.adding(seconds: Self.minute), min(moment, end))
  }
}
