import Testing

@testable import Contract

@Suite struct SummerTimeTests {
  /// In minutes east of UTC, as the countries have them that keep the rule.
  private static let offsets = [-300, -240, -120, 0, 60, 120, 180, 600, 720]

  @Test(arguments: SummerTime.allCases)
  func `summer lasts from one change to the other, hour by hour`(rule: SummerTime) throws {
    let first = try #require(DateTimeOffset("2019-01-01T00:00:00Z")).ticks
    let hour = 3600 * DateTimeOffset.ticksPerSecond
    for offset in Self.offsets {
      var years: [Int: (start: Int64, end: Int64)] = [:]
      for step in 0..<Int64(3 * 366 * 24) {
        // The half hours matter where the clocks change by UTC.
        let ticks = first + step * hour + (step % 2) * hour / 2
        let year = DateTimeOffset(ticks: ticks, offsetMinutes: offset).localDate.components.year
        let known = years[year]
        let changes =
          known ?? (
            rule.changes.start.ticks(year: year, winterOffset: offset),
            rule.changes.end.ticks(year: year, winterOffset: offset)
          )
        years[year] = changes
        let (start, end) = changes
        let isSummer = start < end ? ticks >= start && ticks < end : ticks >= start || ticks < end
        if rule.contains(ticks: ticks, winterOffset: offset) != isSummer {
          Issue.record("\(rule) at \(DateTimeOffset(ticks: ticks, offsetMinutes: offset))")
          return
        }
      }
    }
  }
}
