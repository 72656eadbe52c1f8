/// The text of a `Date` field, `Sun, 06 Nov 1994 08:49:37 GMT`.
///
/// - Source: RFC 9110 section 5.6.7.
package struct HTTPDate: Sendable {
  package let bytes: [UInt8]

  /// - Parameter seconds: whole seconds since 1970-01-01T00:00:00Z, taken as 0 when out of the four-digit years.
  package init(secondsSince1970 seconds: Int) {
    let seconds = (0..<253_402_300_800).contains(seconds) ? seconds : 0
    let (days, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let (year, month, day) = Self.civil(days)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(29)
    // 1970-01-01 was a Thursday.
    bytes += "\(Self.weekdays[(days + 4) % 7]), ".utf8
    bytes += Self.twoDigits(day)
    bytes += " \(Self.months[month - 1]) ".utf8
    bytes += Self.twoDigits(year / 100) + Self.twoDigits(year % 100)
    bytes.append(UInt8(ascii: " "))
    bytes += Self.twoDigits(time / 3600)
    bytes.append(UInt8(ascii: ":"))
    bytes += Self.twoDigits(time / 60 % 60)
    bytes.append(UInt8(ascii: ":"))
    bytes += Self.twoDigits(time % 60)
    bytes += " GMT".utf8
    self.bytes = bytes
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func twoDigits(_ number: Int) -> [UInt8] {
    [UInt8(ascii: "0") + UInt8(number / 10 % 10), UInt8(ascii: "0") + UInt8(number % 10)]
  }

  /// The Gregorian date of a day, counted from 1970-01-01: years are taken to begin in March, so the leap day comes last.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
