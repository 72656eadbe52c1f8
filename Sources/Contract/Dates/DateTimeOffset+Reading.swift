extension DateTimeOffset {
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

extension DateTimeOffset: Decodable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = DateTimeOffset(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' \(Self.reason(against: text))"))
    }
    self = value
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
