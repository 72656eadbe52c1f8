import Contract
import HashTreeCollections

/// Leads from dates to the consignments that have them, day by day as a clock at the date's own offset shows it.
struct DayIndex: Sendable {
  private struct Day: Sendable {
    var numbers = NumberSet()
    /// All moments of the day lie between these two.
    var first: DateTimeOffset
    var last: DateTimeOffset

    mutating func insert(_ date: DateTimeOffset, _ number: Int) {
      first = min(first, date)
      last = max(last, date)
      numbers.insert(number)
    }
  }

  private var days: TreeDictionary<Int32, Day> = [:]
  /// The day that was changed last, which is not among the others: most often the next change is to it, too.
  private var latest: (key: Int32, day: Day)?
  private(set) var undated = NumberSet()

  mutating func insert(_ date: DateTimeOffset?, _ number: Int) {
    guard let date else { return undated.insert(number) }
    let key = date.localDate.daysSinceEpoch
    if latest?.key != key {
      putLatestBack()
      latest = (key, days.removeValue(forKey: key) ?? Day(first: date, last: date))
    }
    latest?.day.insert(date, number)
  }

  mutating func remove(_ date: DateTimeOffset?, _ number: Int) {
    guard let date else { return undated.remove(number) }
    let key = date.localDate.daysSinceEpoch
    if latest?.key == key { latest?.day.numbers.remove(number) } else { days[key]?.numbers.remove(number) }
  }

  private mutating func putLatestBack() {
    guard let (key, day) = latest.take() else { return }
    days[key] = day
  }

  /// Looks up what lies within a bound. Costs time with the number of days, and with the consignments of the days in question.
  ///
  /// - Parameters:
  ///   - bound: what a date must keep.
  ///   - date: of a consignment, looked at on a day that lies on both sides of the bound.
  /// - Returns: the dated consignments that keep it.
  func numbers(
    _ bound: ConsignmentQuery.Bound<ConsignmentQuery.DateLimit>, date: (Int) -> DateTimeOffset?
  ) -> NumberSet {
    let all = [days.map(\.value), latest.map { [$0.day] } ?? []].joined()
    return NumberSet(
      union: all.compactMap { day in
        switch (bound.holds(for: day.first), bound.holds(for: day.last)) {
        case (true, true): day.numbers
        case (false, false): nil
        default: day.numbers.filter { date($0).map(bound.holds) ?? false }
        }
      })
  }
}
