/// An instant together with the offset it was written in: .NET's `DateTimeOffset`.
///
/// - Unit: ticks of 100 ns, the vendor's own resolution.
/// - Source: contract/00-overview.md, section 5, "Dates".
package struct DateTimeOffset: Sendable {
  package static let ticksPerSecond: Int64 = 10_000_000

  /// 100 ns ticks since 1970-01-01T00:00:00Z.
  package let ticks: Int64
  /// Minutes east of UTC, −840 to 840.
  package let offsetMinutes: Int16

  /// Wraps an instant; one that either UTC or a clock at the offset shows outside the years 1 to 9999 is moved to the nearest edge.
  package init(ticks: Int64, offsetMinutes: Int = 0) {
    let offset = min(max(offsetMinutes, -840), 840)
    let eastward = Int64(offset) * 60 * Self.ticksPerSecond
    self.ticks = min(max(ticks, Self.earliest - min(eastward, 0)), Self.latest - max(eastward, 0))
    self.offsetMinutes = Int16(offset)
  }

  /// The instant at which a clock at `offsetMinutes` shows `time` on `date`.
  package init(date: CalendarDate, time: TimeOfDay = .midnight, offsetMinutes: Int = 0) {
    let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.seconds)
    self.init(ticks: (local - Int64(offsetMinutes) * 60) * Self.ticksPerSecond, offsetMinutes: offsetMinutes)
  }

  /// The day that a clock at the offset shows.
  package var localDate: CalendarDate { Self.date(ofTicks: ticks, offsetMinutes: Int(offsetMinutes)) }

  /// The day that a clock so many minutes east of UTC shows at an instant.
  static func date(ofTicks ticks: Int64, offsetMinutes: Int) -> CalendarDate {
    let local = ticks + Int64(offsetMinutes) * 60 * ticksPerSecond
    return CalendarDate(daysSinceEpoch: Int32(floorDivide(local, ticksPerSecond * 86_400)))
  }

  /// The time that a clock at the offset shows, whole seconds.
  package var localTime: TimeOfDay {
    let seconds = Self.floorDivide(localTicks, Self.ticksPerSecond)
    return TimeOfDay(seconds: Int32(seconds - Self.floorDivide(seconds, 86_400) * 86_400))
  }

  /// The same instant as a clock at another offset shows it.
  package func at(offsetMinutes: Int) -> DateTimeOffset { DateTimeOffset(ticks: ticks, offsetMinutes: offsetMinutes) }

  /// What the clock at the offset shows, taken for UTC.
  package var wallClockAsUTC: DateTimeOffset { DateTimeOffset(ticks: localTicks) }

  package func adding(seconds: Int64) -> DateTimeOffset {
    let (delta, overflow) = seconds.multipliedReportingOverflow(by: Self.ticksPerSecond)
    let (sum, overflowSum) = ticks.addingReportingOverflow(delta)
    let edge = seconds < 0 ? Self.earliest : Self.latest
    return DateTimeOffset(ticks: overflow || overflowSum ? edge : sum, offsetMinutes: Int(offsetMinutes))
  }

  /// Ticks since the last whole second, 0 to 9,999,999.
  var fraction: Int64 { ticks - Self.floorDivide(ticks, Self.ticksPerSecond) * Self.ticksPerSecond }

  private var localTicks: Int64 { ticks + Int64(offsetMinutes) * 60 * Self.ticksPerSecond }

  /// .NET's `MinValue`, `0001-01-01T00:00:00`, which clients send for a date that they did not set.
  private static let earliest: Int64 = -719_162 * 86_400 * ticksPerSecond
  /// .NET's `MaxValue`, `9999-12-31T23:59:59.9999999`.
  private static let latest: Int64 = (2_932_896 + 1) * 86_400 * ticksPerSecond - 1

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}

/// Two values are equal, and ordered, by instant: `17:00+01:00` is `16:00Z`, as in .NET.
extension DateTimeOffset: Hashable, Comparable {
  package static func == (left: Self, right: Self) -> Bool { left.ticks == right.ticks }
  package static func < (left: Self, right: Self) -> Bool { left.ticks < right.ticks }
  package func hash(into hasher: inout Hasher) { hasher.combine(ticks) }
}
