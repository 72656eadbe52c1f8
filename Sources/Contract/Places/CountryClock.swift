/// The time on a country's clocks, looked up once and asked often.
package struct CountryClock: Equatable, Sendable {
  /// Minutes east of UTC in winter.
  let winterOffset: Int
  let summerTime: SummerTime?

  /// How far the clocks are ahead of UTC at an instant, in minutes.
  ///
  /// - Parameter ticks: 100 ns ticks since 1970-01-01T00:00:00Z.
  /// - Returns: minutes, negative to the west.
  package func offsetMinutes(atTicks ticks: Int64) -> Int {
    let isSummer = summerTime?.contains(ticks: ticks, winterOffset: winterOffset) ?? false
    return isSummer ? winterOffset + SummerTime.shift : winterOffset
  }

  /// The instant at which the clocks show `time` on `date`, told in their own time.
  ///
  /// An hour that the clocks show twice is the first of the two; an hour that they skip counts as winter time.
  package func instant(_ date: CalendarDate, at time: TimeOfDay = .midnight) -> DateTimeOffset {
    if let summerTime {
      let summer = DateTimeOffset(date: date, time: time, offsetMinutes: winterOffset + SummerTime.shift)
      if summerTime.contains(ticks: summer.ticks, winterOffset: winterOffset) { return summer }
    }
    return DateTimeOffset(date: date, time: time, offsetMinutes: winterOffset)
  }
}

extension DateTimeOffset {
  /// The same instant with the offset that tells its day at a place: a midnight is the day that was written, whatever its offset,
  /// and any other time is looked at on the place's clocks. *Assumed:* clients send days both as their local midnight in UTC and as a
  /// bare date.
  package func dated(by clock: CountryClock) -> DateTimeOffset {
    if localTime == .midnight, ticks % Self.ticksPerSecond == 0 { return self }
    return at(offsetMinutes: clock.offsetMinutes(atTicks: ticks))
  }

  /// - Parameter country: two letters, in any case.
  /// - Returns: the same moment, or the same day, as the country's clocks show it.
  package func dated(in country: String?) -> DateTimeOffset { dated(by: CountryTable.clock(of: country)) }
}
