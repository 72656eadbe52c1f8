package import Text

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
  package var localDate: CalendarDate {
    CalendarDate(daysSinceEpoch: Int32(Self.floorDivide(localTicks, Self.ticksPerSecond * 86_400)))
  }

  /// The time that a clock at the offset shows, whole seconds.
  package var localTime: TimeOfDay {
    let seconds = Int(Self.floorDivide(localTicks, Self.ticksPerSecond) - Int64(localDate.daysSinceEpoch) * 86_400)
    return TimeOfDay(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60) ?? .midnight
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

// MARK: - Text

extension DateTimeOffset: CustomStringConvertible {
  /// `yyyy-MM-ddTHH:mm:ss[.fffffff]zzz`, trailing zeros of the fraction trimmed.
  package var description: String { text.string }

  /// The same, without a string.
  package var text: ShortText {
    var text = wallClock
    text.append(offsetMinutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    text.append(abs(Int(offsetMinutes)) / 60, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(abs(Int(offsetMinutes)) % 60, width: 2)
    return text
  }

  /// `yyyy-MM-ddTHH:mm:ss[.fffffff]`: what a clock at the offset shows.
  package var wallClock: ShortText {
    var text = ShortText()
    let (year, month, day) = localDate.components
    text.append(year, width: 4)
    text.append(UInt8(ascii: "-"))
    text.append(month, width: 2)
    text.append(UInt8(ascii: "-"))
    text.append(day, width: 2)
    text.append(UInt8(ascii: "T"))
    localTime.append(to: &text)
    var fraction = Int(ticks - Self.floorDivide(ticks, Self.ticksPerSecond) * Self.ticksPerSecond)
    if fraction > 0 {
      var width = 7
      while fraction % 10 == 0 {
        fraction /= 10
        width -= 1
      }
      text.append(UInt8(ascii: "."))
      text.append(fraction, width: width)
    }
    return text
  }

  /// `dd/MM/yyyy HH:mm:ss +00:00`: the wall clock, labelled as the vendor's messages label it.
  ///
  /// - Source: contract/decisions.md, "Shapes" 4.
  package var messageText: String { textInMessages.string }

  /// The same, without a string.
  package var textInMessages: ShortText {
    var text = ShortText()
    let (year, month, day) = localDate.components
    text.append(day, width: 2)
    text.append(UInt8(ascii: "/"))
    text.append(month, width: 2)
    text.append(UInt8(ascii: "/"))
    text.append(year, width: 4)
    text.append(UInt8(ascii: " "))
    localTime.append(to: &text)
    text.append(" +00:00")
    return text
  }

  /// Reads ISO 8601: `yyyy-MM-dd`, or with `T` or a blank `HH:mm[:ss[.f…]]`, then `Z`, `±HH:mm` or nothing, which means UTC.
  /// Digits of the fraction beyond the seventh are dropped.
  package init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2),
      scanner.skip("-"), let day = scanner.number(digits: 2),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    var time = TimeOfDay.midnight
    var fraction: Int64 = 0
    var offset = 0
    if scanner.skip("T") || scanner.skip("t") || scanner.skip(" ") {
      guard let hour = scanner.number(digits: 2), scanner.skip(":"), let minute = scanner.number(digits: 2) else {
        return nil
      }
      var second = 0
      if scanner.skip(":") {
        guard let seconds = scanner.number(digits: 2) else { return nil }
        second = seconds
        if scanner.skip(".") {
          guard let ticks = scanner.fraction(digits: 7) else { return nil }
          fraction = ticks
        }
      }
      guard let clock = TimeOfDay(hour: hour, minute: minute, second: second) else { return nil }
      time = clock
      guard let minutes = scanner.offsetMinutes() else { return nil }
      offset = minutes
    }
    guard scanner.isAtEnd else { return nil }
    let whole = DateTimeOffset(date: date, time: time, offsetMinutes: offset)
    // What was moved to an edge of the calendar is not what was written.
    guard whole.localDate == date, whole.localTime == time else { return nil }
    self.init(ticks: whole.ticks + fraction, offsetMinutes: offset)
  }
}

extension DateTimeOffset: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = DateTimeOffset(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(text)' is not a date-time, yyyy-MM-ddTHH:mm:ss with an optional fraction and offset"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// Reads fixed-width decimal text left to right.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// One or more digits, scaled to `digits` places.
  mutating func fraction(digits: Int) -> Int64? {
    guard let first = digit() else { return nil }
    var value = Int64(first)
    var places = 1
    while let digit = digit() {
      if places < digits { value = value * 10 + Int64(digit) }
      places += 1
    }
    for _ in 0..<max(0, digits - places) { value *= 10 }
    return value
  }

  /// `Z`, `±HH:mm`, `±HHmm` or nothing; nil when malformed or beyond ±14:00.
  mutating func offsetMinutes() -> Int? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let sign = skip("-") ? -1 : 1
    if sign == 1 && !skip("+") { return nil }
    guard let hours = number(digits: 2) else { return nil }
    _ = skip(":")
    guard let minutes = number(digits: 2), minutes < 60, hours * 60 + minutes <= 840 else { return nil }
    return sign * (hours * 60 + minutes)
  }

  private mutating func digit() -> Int? {
    guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
    rest = rest.dropFirst()
    return Int(first - 0x30)
  }
}
