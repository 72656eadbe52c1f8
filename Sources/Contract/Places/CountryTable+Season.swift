extension CountryTable {
  /// The part of each year in which a country's clocks are one hour ahead of their winter time.
  ///
  /// - Source: the IANA time zone database, release 2025. Morocco, which leaves its time for Ramadan, and Palestine, whose
  ///   dates are set each year, have none.
  struct Season {
    static let shift = 60

    /// The moment of a year at which the clocks change: the first such weekday on or after a day of a month.
    struct Change {
      enum Clock { case utc, winterTime }

      let month: Int
      let weekday: Weekday
      let onOrAfter: Int
      /// Hours after midnight of that day; −1 is the day before, 23:00.
      let hour: Int
      let clock: Clock

      init(_ month: Int, _ weekday: Weekday, onOrAfter: Int, hour: Int, _ clock: Clock = .winterTime) {
        self.month = month
        self.weekday = weekday
        self.onOrAfter = onOrAfter
        self.hour = hour
        self.clock = clock
      }

      /// Ticks since 1970-01-01T00:00:00Z.
      func ticks(year: Int, winterOffset: Int) -> Int64 {
        guard let first = CalendarDate(year: year, month: month, day: onOrAfter) else { return 0 }
        let days = (Self.index(of: weekday) - Self.index(of: first.weekday) + 7) % 7
        let offset =
          switch clock {
          case .utc: 0
          case .winterTime: winterOffset
          }
        return DateTimeOffset(date: first.adding(days: days), offsetMinutes: offset)
          .adding(seconds: Int64(hour) * 3600).ticks
      }

      private static func index(of weekday: Weekday) -> Int { Weekday.allCases.firstIndex(of: weekday) ?? 0 }
    }

    let start: Change
    let end: Change

    func contains(_ instant: DateTimeOffset, winterOffset: Int) -> Bool {
      let year = instant.at(offsetMinutes: winterOffset).localDate.components.year
      let start = self.start.ticks(year: year, winterOffset: winterOffset)
      let end = self.end.ticks(year: year, winterOffset: winterOffset)
      if start < end { return instant.ticks >= start && instant.ticks < end }
      // South of the equator summer spans the new year.
      return instant.ticks >= start || instant.ticks < end
    }

    static let european = Season(
      start: Change(3, .sunday, onOrAfter: 25, hour: 1, .utc), end: Change(10, .sunday, onOrAfter: 25, hour: 1, .utc))
    static let northAmerican = Season(
      start: Change(3, .sunday, onOrAfter: 8, hour: 2), end: Change(11, .sunday, onOrAfter: 1, hour: 1))
    static let australian = Season(
      start: Change(10, .sunday, onOrAfter: 1, hour: 2), end: Change(4, .sunday, onOrAfter: 1, hour: 2))
    static let newZealand = Season(
      start: Change(9, .sunday, onOrAfter: 24, hour: 2), end: Change(4, .sunday, onOrAfter: 1, hour: 2))
    static let chilean = Season(
      start: Change(9, .sunday, onOrAfter: 2, hour: 0), end: Change(4, .sunday, onOrAfter: 2, hour: -1))
    static let cuban = Season(
      start: Change(3, .sunday, onOrAfter: 8, hour: 0), end: Change(11, .sunday, onOrAfter: 1, hour: 0))
    static let egyptian = Season(
      start: Change(4, .friday, onOrAfter: 24, hour: 0), end: Change(10, .thursday, onOrAfter: 25, hour: 23))
    static let israeli = Season(
      start: Change(3, .friday, onOrAfter: 23, hour: 2), end: Change(10, .sunday, onOrAfter: 25, hour: 1))
    static let lebanese = Season(
      start: Change(3, .sunday, onOrAfter: 25, hour: 0), end: Change(10, .sunday, onOrAfter: 25, hour: -1))
    static let moldovan = Season(
      start: Change(3, .sunday, onOrAfter: 25, hour: 2), end: Change(10, .sunday, onOrAfter: 25, hour: 2))
  }
}
