import Contract
import HashTreeCollections

/// Which shipments have to be looked at when: a copy costs O(1), and a world without shipments pays one comparison.
///
/// A shipment may stand here more than once; to look at one in vain changes nothing.
struct LifeSchedule: Sendable {
  /// Every consignment that has a life.
  private(set) var living = NumberSet()
  /// Those that have to be looked at as soon as anybody looks at the world.
  private var pending = NumberSet()
  /// By the hour, the ticks at which each has to be looked at.
  private var hours: TreeDictionary<Int64, TreeDictionary<Int, Int64>> = [:]
  /// The first of those ticks.
  private var nextDue = Int64.max
  /// The latest moment up to which the world has been looked at.
  private var settled = Int64.min

  private static let hour = 3600 * DateTimeOffset.ticksPerSecond

  /// Whether nothing can be due, whatever the clock shows. O(1).
  var isEmpty: Bool { living.isEmpty }

  mutating func begin(_ number: Int, due: DateTimeOffset) {
    living.insert(number)
    enter(number, due: due)
  }

  mutating func enter(_ number: Int, due: DateTimeOffset) {
    hours[due.ticks / Self.hour, default: [:]][number] = due.ticks
    nextDue = min(nextDue, due.ticks)
  }

  mutating func enterAtOnce(_ number: Int) {
    living.insert(number)
    pending.insert(number)
  }

  mutating func end(_ number: Int) {
    living.remove(number)
    pending.remove(number)
  }

  /// Has everything looked at anew.
  mutating func enterAll() { pending = living }

  /// Some of the shipments that have to be looked at, which are then taken for looked at; none when no more are.
  ///
  /// A clock that has gone back may make undone what has been done: all are looked at then.
  mutating func take(_ most: Int, at now: DateTimeOffset) -> [Int] {
    if now.ticks < settled { enterAll() }
    settled = now.ticks
    if now.ticks >= nextDue { collect(upTo: now.ticks) }
    guard !pending.isEmpty else { return [] }
    let numbers = pending.descending(take: most)
    for number in numbers { pending.remove(number) }
    return numbers.filter(living.contains)
  }

  /// Whether `take` would find any. Looks at the clock only where there are shipments.
  func isDue(at now: @autoclosure () -> DateTimeOffset) -> Bool {
    if living.isEmpty { return false }
    if !pending.isEmpty { return true }
    let ticks = now().ticks
    return ticks >= nextDue || ticks < settled
  }

  private mutating func collect(upTo now: Int64) {
    for hour in hours.keys.filter({ $0 <= now / Self.hour }) {
      let entries = hours[hour] ?? [:]
      let due = entries.filter { $0.value <= now }
      for number in due.keys { pending.insert(number) }
      if due.count == entries.count {
        hours[hour] = nil
      } else {
        for number in due.keys { hours[hour]?[number] = nil }
      }
    }
    nextDue = hours.keys.min().flatMap { hours[$0]?.values.min() } ?? .max
  }
}
