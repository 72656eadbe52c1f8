import Contract

/// What the clocks of a country show; UTC where it is not known.
///
/// - Source: contract/20-rules-and-catalog.md, section 7.
enum LocalTime {
  static func offsetMinutes(in country: String?, atTicks ticks: Int64) -> Int {
    let rule = Rule(country)
    return rule.isSummer(atTicks: ticks) ? rule.winter + 60 : rule.winter
  }

  /// The offset at which the clocks show `time` on `date`.
  static func offsetMinutes(in country: String?, on date: CalendarDate, at time: TimeOfDay) -> Int {
    let rule = Rule(country)
    let instant = DateTimeOffset(date: date, time: time, offsetMinutes: rule.winter + 60)
    return rule.isSummer(atTicks: instant.ticks) ? rule.winter + 60 : rule.winter
  }

  static func isCountry(_ code: String) -> Bool { CountryCode(code) != nil }

  private struct Rule {
    let winter: Int
    private let season: Season

    private enum Season { case none, european, american }

    init(_ country: String?) {
      switch country {
      case "GB", "IE", "PT": (winter, season) = (0, .european)
      case "FR", "DE", "ES", "IT", "NL", "BE", "AT", "DK", "SE", "NO", "PL", "CH", "LU", "CZ", "HU":
        (winter, season) = (60, .european)
      case "US", "CA": (winter, season) = (-300, .american)
      default: (winter, season) = (0, .none)
      }
    }

    func isSummer(atTicks ticks: Int64) -> Bool {
      let year = DateTimeOffset(ticks: ticks).localDate.components.year
      switch season {
      case .none: return false
      case .european:
        // From 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October.
        return Self.has(begun: 1, on: Self.sunday(from: 25, month: 3, year: year), ticks)
          && !Self.has(begun: 1, on: Self.sunday(from: 25, month: 10, year: year), ticks)
      case .american:
        // From 02:00 standard time on the second Sunday of March to 02:00 summer time on the first of November.
        let standard = ticks &+ Int64(winter) * 60 * DateTimeOffset.ticksPerSecond
        return Self.has(begun: 2, on: Self.sunday(from: 8, month: 3, year: year), standard)
          && !Self.has(begun: 1, on: Self.sunday(from: 1, month: 11, year: year), standard)
      }
    }

    private static func sunday(from day: Int, month: Int, year: Int) -> CalendarDate? {
      CalendarDate(year: year, month: month, day: day).map { $0.adding(days: 6 - $0.weekdayIndex) }
    }

    private static func has(begun hour: Int, on date: CalendarDate?, _ ticks: Int64) -> Bool {
      guard let date, let time = TimeOfDay(hour: hour, minute: 0) else { return false }
      return ticks >= DateTimeOffset(date: date, time: time).ticks
    }
  }
}
