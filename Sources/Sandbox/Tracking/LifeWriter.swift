import Allocation
import Contract

/// Writes a plan, step by step.
struct LifeWriter {
  let facts: LifePlan.Facts
  var steps: [LifePlan.Step] = []
  var stepsOfOthers: [LifePlan.Step]?
  var returned: DateTimeOffset?
  /// When it is collected, and on which day it is to be delivered.
  private var collection: DateTimeOffset
  var day: CalendarDate
  /// The place of the leg that it is on.
  var leg = 0

  init(_ facts: LifePlan.Facts) {
    self.facts = facts
    let transit = facts.transit
    if let planned = facts.collection, planned >= facts.manifested, let latest = facts.latestDelivery {
      collection = planned
      day = facts.open(from: latest.localDate)
    } else {
      // Whoever manifests too late has missed it.
      collection = transit.collection(after: facts.manifested) ?? facts.manifested.adding(seconds: Self.day)
      day = facts.deliveryDay(ofCollectionOn: collection.localDate)
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
      day = max(day, facts.deliveryDay(ofCollectionOn: collection.localDate))
    }
    add(.collected, collection.adding(seconds: chance(20 * Self.minute, "Collected")), .origin)
  }

  // MARK: - Under way

  /// Every stop before the delivery.
  mutating func travel(until end: DateTimeOffset) {
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
      let cleared = middle.adding(seconds: 6 * Self.hour)
      // Nothing moves before it is cleared.
      stops.removeAll { $0.at > middle && $0.at <= cleared && !$0.isNewLeg }
      stops.append((.atCustoms, middle, false))
      stops.append((.inTransit, cleared, false))
    }
    for stop in stops.sorted(by: { $0.at < $1.at }) where stop.at > start && stop.at < end {
      if stop.isNewLeg { leg = min(leg + 1, facts.legCount - 1) }
      add(stop.state, stop.at, .hub)
    }
    leg = max(0, facts.legCount - 1)
  }

  mutating func beDamaged() {
    let middle = moment(1, of: 2, from: last, to: firstAttempt)
    travel(until: middle)
    add(.damaged, middle, .hub)
    goBack()
  }

  mutating func goMissing() {
    let missing = destination(day, hour: 20)
    travel(until: min(firstAttempt, missing))
    add(.missing, missing, .hub)
    if facts.branch == .lost { return add(.lost, last.adding(seconds: 3 * Self.day), .hub) }
    day = facts.deliveryDay(after: day)
    add(.inTransit, max(last.adding(seconds: Self.minute), destination(day, hour: 4)), .hub)
    deliver()
  }

  /// A day in the middle of the journey on which nothing moves.
  mutating func wait(as state: ConsignmentState) {
    let middle = moment(1, of: 2, from: last, to: firstAttempt)
    travel(until: middle)
    add(state, middle, .hub)
    goOn(at: last.adding(seconds: Self.day))
  }

  mutating func beAskedAtCustoms() {
    let middle = moment(1, of: 2, from: last, to: firstAttempt)
    travel(until: middle)
    add(.atCustoms, middle, .hub)
    add(.actionRequired, last.adding(seconds: Self.hour), .hub)
    if facts.branch == .customsRefused { return goBack() }
    goOn(at: last.adding(seconds: Self.day))
  }

  /// Goes on its way late, and is delivered on the first day on which that can be.
  mutating func goOn(at moment: DateTimeOffset) {
    add(.inTransit, moment, .hub)
    // The calendar may end before.
    for _ in 0..<366 where firstAttempt <= last { day = facts.deliveryDay(after: day) }
    deliver()
  }

  mutating func beDelayed() {
    travel(until: min(firstAttempt, destination(day, hour: 10)))
    for _ in 0..<(facts.branch == .delayedTwice ? 2 : 1) {
      add(.delayed, destination(day, hour: 10), .hub)
      day = facts.deliveryDay(after: day)
    }
    deliver()
  }
}
