import Allocation
import Contract

/// Writes a plan, step by step.
struct LifeWriter {
  private let facts: LifePlan.Facts
  private(set) var steps: [LifePlan.Step] = []
  private(set) var stepsOfOthers: [LifePlan.Step]?
  private(set) var returned: DateTimeOffset?
  /// When it is collected, and on which day it is to be delivered.
  private var collection: DateTimeOffset
  private var day: CalendarDate

  init(_ facts: LifePlan.Facts) {
    self.facts = facts
    let transit = facts.transit
    if let planned = facts.collection, planned >= facts.manifested, let latest = facts.latestDelivery {
      collection = planned
      day = latest.localDate
    } else {
      // Whoever manifests too late has missed it.
      collection = transit.collection(after: facts.manifested) ?? facts.manifested.adding(seconds: Self.day)
      day = transit.deliveryDay(ofCollectionOn: collection.localDate)
    }
  }

  mutating func write() {
    comeToCarrier()
    switch facts.branch {
    case .damaged: beDamaged()
    case .missing, .lost: goMissing()
    case .held: wait(as: .heldByCarrier)
    case .waiting: wait(as: .inTransitWaiting)
    case .customs, .customsRefused: beAskedAtCustoms()
    case .late, .delayedTwice: beDelayed()
    default:
      travel(until: firstAttempt)
      deliver()
    }
  }

  // MARK: - To the carrier

  private mutating func comeToCarrier() {
    if facts.transit.service?.isDropOff == true {
      let last = collection.adding(seconds: -30 * Self.minute)
      let usual = facts.manifested.adding(seconds: 2 * Self.hour).at(offsetMinutes: Int(collection.offsetMinutes))
      add(
        .atDropOffPoint, max(facts.manifested.at(offsetMinutes: Int(collection.offsetMinutes)), min(usual, last)),
        .origin)
    }
    if facts.branch == .collectionFailed || facts.branch == .carrierUnableToCollect {
      add(
        facts.branch == .collectionFailed ? .collectionFailed : .carrierUnableToCollect,
        collection.adding(seconds: chance(20 * Self.minute, "CollectionFailed")), .origin)
      collection = facts.transit.collection(after: collection) ?? collection.adding(seconds: Self.day)
      day = max(day, facts.transit.deliveryDay(ofCollectionOn: collection.localDate))
    }
    add(.collected, collection.adding(seconds: chance(20 * Self.minute, "Collected")), .origin)
  }

  // MARK: - Under way

  /// Every stop before the delivery.
  private mutating func travel(until end: DateTimeOffset) {
    let start = last
    var stops: [(state: ConsignmentState, at: DateTimeOffset, isNewLeg: Bool)] = [
      (.inTransit, start.adding(seconds: 3 * Self.hour), false)
    ]
    for moving in facts.transit.movingDays(after: start.localDate, before: day) {
      let five = destination(moving, hour: 5)
      stops.append((.inTransit, five.adding(seconds: chance(Self.hour, "InTransit\(moving.daysSinceEpoch)")), false))
    }
    for leg in stride(from: 1, to: facts.legCount, by: 1) {
      stops.append((.inTransit, moment(leg, of: facts.legCount, from: start, to: end), true))
    }
    if facts.crossesCustoms, facts.branch != .customs, facts.branch != .customsRefused {
      let middle = moment(1, of: 2, from: start, to: end)
      stops.append((.atCustoms, middle, false))
      stops.append((.inTransit, middle.adding(seconds: 6 * Self.hour), false))
    }
    for stop in stops.sorted(by: { $0.at < $1.at }) where stop.at > start && stop.at < end {
      if stop.isNewLeg { leg = min(leg + 1, facts.legCount - 1) }
      add(stop.state, stop.at, .hub)
    }
    leg = max(0, facts.legCount - 1)
  }

  private mutating func beDamaged() {
    let middle = moment(1, of: 2, from: last, to: firstAttempt)
    travel(until: middle)
    add(.damaged, middle, .hub)
    goBack()
  }

  private mutating func goMissing() {
    let missing = destination(day, hour: 20)
    travel(until: min(firstAttempt, missing))
    add(.missing, missing, .hub)
    if facts.branch == .lost { return add(.lost, last.adding(seconds: 3 * Self.day), .hub) }
    day = facts.transit.deliveryDay(after: day)
    add(.inTransit, max(last.adding(seconds: Self.minute), destination(day, hour: 4)), .hub)
    deliver()
  }

  /// A day in the middle of the journey on which nothing moves.
  private mutating func wait(as state: ConsignmentState) {
    let middle = moment(1, of: 2, from: last, to: firstAttempt)
    travel(until: middle)
    add(state, middle, .hub)
    goOn(at: last.adding(seconds: Self.day))
  }

  private mutating func beAskedAtCustoms() {
    let middle = moment(1, of: 2, from: last, to: firstAttempt)
    travel(until: middle)
    add(.atCustoms, middle, .hub)
    add(.actionRequired, last.adding(seconds: Self.hour), .hub)
    if facts.branch == .customsRefused { return goBack() }
    goOn(at: last.adding(seconds: Self.day))
  }

  /// Goes on its way late, and is delivered on the first day on which that can be.
  private mutating func goOn(at moment: DateTimeOffset) {
    add(.inTransit, moment, .hub)
    // The calendar may end before.
    for _ in 0..<366 where firstAttempt <= last { day = facts.transit.deliveryDay(after: day) }
    deliver()
  }

  private mutating func beDelayed() {
    travel(until: min(firstAttempt, destination(day, hour: 10)))
    for _ in 0..<(facts.branch == .delayedTwice ? 2 : 1) {
      add(.delayed, destination(day, hour: 10), .hub)
      day = facts.transit.deliveryDay(after: day)
    }
    deliver()
  }

  // MARK: - At the end

  private mutating func deliver() {
    switch facts.branch {
    case .cardLeft:
      attempt(.deliveryFailedCardLeft)
      deliverOn()
    case .deliveryFailed:
      attempt(.deliveryFailed)
      day = facts.transit.deliveryDay(after: day)
      attempt(.deliveryFailed)
      goBack()
    case .exchangeFailed:
      attempt(.exchangeFailed)
      goBack()
    case .deliveredDamaged: hand(as: .deliveredDamaged)
    case .partial where facts.packageCount > 1:
      var others = self
      if !facts.isPickUp { others.add(.outForDelivery, others.firstAttempt, .destination) }
      others.deliverOn()
      hand(as: .delivered)
      stepsOfOthers = others.steps
    default: hand(as: .delivered)
    }
  }

  private mutating func deliverOn() {
    day = facts.transit.deliveryDay(after: day)
    hand(as: .delivered)
  }

  /// An attempt of the day that does not succeed.
  private mutating func attempt(_ state: ConsignmentState) {
    guard !facts.isPickUp else { return add(state, firstAttempt, .destination) }
    add(.outForDelivery, firstAttempt, .destination)
    add(state, delivery(after: last), .destination)
  }

  private mutating func hand(as state: ConsignmentState) {
    guard facts.isPickUp else {
      add(.outForDelivery, firstAttempt, .destination)
      return add(state, delivery(after: last), .destination)
    }
    add(.atCollectionPoint, firstAttempt, .shop)
    guard facts.branch != .uncollected else {
      return goBack(after: 7)
    }
    // Shops open from 09:00 to 17:30, on the days on which the service delivers.
    let opening = facts.transit.deliveryDay(after: last.localDate)
    let open = destination(opening, hour: 9)
    add(state, open.adding(seconds: chance(8 * Self.hour + 30 * Self.minute, "Fetched")), .shop)
  }

  private mutating func goBack(after days: Int64 = 1) {
    add(.returnToSender, last.adding(seconds: days * Self.day), .hub)
    let home = facts.transit.deliveryDay(ofCollectionOn: last.localDate)
    returned = max(
      last.adding(seconds: Self.hour), facts.transit.clocks.origin.instant(home, at: Self.noon))
  }

  // MARK: - Moments

  private static let minute: Int64 = 60
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400
  private static let noon = TimeOfDay(hour: 12, minute: 0) ?? .midnight

  private var leg = 0

  private var last: DateTimeOffset { steps.last?.at ?? facts.manifested }

  /// Steps keep their order, whatever their times would say.
  private mutating func add(_ state: ConsignmentState, _ moment: DateTimeOffset, _ place: LifePlan.Place) {
    let moment = steps.isEmpty || moment > last ? moment : last.adding(seconds: Self.minute)
    steps.append(LifePlan.step(state, moment, leg, place))
  }

  private func chance(_ seconds: Int64, _ name: String) -> Int64 { facts.chance.below(seconds, name) }

  private func moment(_ part: Int, of parts: Int, from start: DateTimeOffset, to end: DateTimeOffset) -> DateTimeOffset
  {
    let seconds = (end.ticks - start.ticks) / DateTimeOffset.ticksPerSecond
    let moment = start.adding(seconds: max(0, seconds) / Int64(parts) * Int64(part))
    return moment.at(offsetMinutes: facts.transit.clocks.destination.offsetMinutes(atTicks: moment.ticks))
  }

  private func destination(_ day: CalendarDate, hour: Int, minute: Int = 0) -> DateTimeOffset {
    facts.transit.clocks.destination.instant(day, at: TimeOfDay(hour: hour, minute: minute) ?? .midnight)
  }

  private func destination(_ day: CalendarDate, _ time: TimeOfDay) -> DateTimeOffset {
    facts.transit.clocks.destination.instant(day, at: time)
  }

  /// The promised window: that of the booking, which the catalog may have changed since.
  private var window: (start: TimeOfDay, end: TimeOfDay) {
    guard let earliest = facts.earliestDelivery, let latest = facts.latestDelivery else { return facts.transit.window }
    return (earliest.localTime, latest.localTime)
  }

  /// When the van leaves on the day, or what is to be fetched comes to the shop.
  private var firstAttempt: DateTimeOffset {
    let name = "\(facts.isPickUp ? "AtCollectionPoint" : "OutForDelivery")\(day.daysSinceEpoch)"
    if facts.isPickUp { return destination(day, window.start).adding(seconds: chance(2 * Self.hour, name)) }
    let end = destination(day, window.end).adding(seconds: -3 * Self.hour)
    let leaves = min(max(end, destination(day, hour: 5)), destination(day, hour: 7))
    return leaves.adding(seconds: chance(30 * Self.minute, name))
  }

  /// When the van arrives: within the window, in the day's first part, so that the last package is handed over within it too.
  private func delivery(after leaving: DateTimeOffset) -> DateTimeOffset {
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
