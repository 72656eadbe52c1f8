/// The part of each year in which a country's clocks are one hour ahead of their winter time.
///
/// - Source: the IANA time zone database, release 2025. Morocco, which leaves its time for Ramadan, and Palestine, whose
///   dates are set each year, have none.
enum SummerTime: CaseIterable, Sendable {
  case european, northAmerican, australian, newZealand, chilean, cuban, egyptian, israeli, lebanese, moldovan

  /// In minutes.
  static let shift = 60

  /// The moment of a year at which the clocks change: the first such weekday on or after a day of a month.
  struct Change {
    enum Clock { case utc, winterTime }

    let month: Int
    /// 0 for a Monday.
    let weekday: Int
    let onOrAfter: Int
    /// Hours after midnight of that day; −1 is the day before, 23:00.
    let hour: Int
    let clock: Clock

    /// Ticks since 1970-01-01T00:00:00Z.
    func ticks(year: Int, winterOffset: Int) -> Int64 {
      guard let first = CalendarDate(year: year, month: month, day: onOrAfter) else { return 0 }
      let days = Int(first.daysSinceEpoch) + (weekday - first.weekdayIndex + 7) % 7
      let minutes = days * 1440 + hour * 60 - (clock == .utc ? 0 : winterOffset)
      return Int64(minutes) * 60 * DateTimeOffset.ticksPerSecond
    }
  }

  /// - Parameters:
  ///   - ticks: 100 ns ticks since 1970-01-01T00:00:00Z.
  ///   - winterOffset: minutes east of UTC.
  /// - Returns: whether the clocks are put forward then.
  func contains(ticks: Int64, winterOffset: Int) -> Bool {
    // At the edges of time an instant is moved inside.
    let ticks = DateTimeOffset(ticks: ticks, offsetMinutes: winterOffset).ticks
    let (year, month, _) = DateTimeOffset.date(ofTicks: ticks, offsetMinutes: winterOffset).components
    let (start, end) = changes
    // By the clocks of winter both changes lie within their months, so that in any other month the moment need not be known.
    if month != start.month, month != end.month {
      let isBehindStart = month > start.month
      return start.month < end.month ? isBehindStart && month < end.month : isBehindStart || month < end.month
    }
    let from = start.ticks(year: year, winterOffset: winterOffset)
    let to = end.ticks(year: year, winterOffset: winterOffset)
    // South of the equator summer spans the new year.
    return from < to ? ticks >= from && ticks < to : ticks >= from || ticks < to
  }

  var changes: (start: Change, end: Change) {
    switch self {
    case .european: (.sunday(3, onOrAfter: 25, hour: 1, .utc), .sunday(10, onOrAfter: 25, hour: 1, .utc))
    case .northAmerican: (.sunday(3, onOrAfter: 8, hour: 2), .sunday(11, onOrAfter: 1, hour: 1))
    case .australian: (.sunday(10, onOrAfter: 1, hour: 2), .sunday(4, onOrAfter: 1, hour: 2))
    case .newZealand: (.sunday(9, onOrAfter: 24, hour: 2), .sunday(4, onOrAfter: 1, hour: 2))
    case .chilean: (.sunday(9, onOrAfter: 2, hour: 0), .sunday(4, onOrAfter: 2, hour: -1))
    case .cuban: (.sunday(3, onOrAfter: 8, hour: 0), .sunday(11, onOrAfter: 1, hour: 0))
    case .egyptian: (.friday(4, onOrAfter: 24, hour: 0), .thursday(10, onOrAfter: 25, hour: 23))
    case .israeli: (.friday(3, onOrAfter: 23, hour: 2), .sunday(10, onOrAfter: 25, hour: 1))
    case .lebanese: (.sunday(3, onOrAfter: 25, hour: 0), .sunday(10, onOrAfter: 25, hour: -1))
    case .moldovan: (.sunday(3, onOrAfter: 25, hour: 2), .sunday(10, onOrAfter: 25, hour: 2))
    }
  }
}

extension SummerTime.Change {
  fileprivate static func thursday(_ month: Int, onOrAfter day: Int, hour: Int) -> Self {
    Self(month: month, weekday: 3, onOrAfter: day, hour: hour, clock: .winterTime)
  }

  fileprivate static func friday(_ month: Int, onOrAfter day: Int, hour: Int) -> Self {
    Self(month: month, weekday: 4, onOrAfter: day, hour: hour, clock: .winterTime)
  }

  fileprivate static func sunday(_ month: Int, onOrAfter day: Int, hour: Int, _ clock: Clock = .winterTime) -> Self {
    Self(month: month, weekday: 6, onOrAfter: day, hour: hour, clock: clock)
  }
}
