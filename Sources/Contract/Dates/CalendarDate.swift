import Text

/// A day of the proleptic Gregorian calendar, without a time or a place.
package struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package let daysSinceEpoch: Int32

  package init(daysSinceEpoch: Int32) { self.daysSinceEpoch = daysSinceEpoch }

  /// - Returns: nil unless the day exists and the year is 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Howard Hinnant's days_from_civil: years begin in March, so that a leap day is a year's last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// - Source: Neri and Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022): each division is
  ///   by a power of two or a constant, and years begin in March.
  package var components: (year: Int, month: Int, day: Int) {
    // So many eras of 400 years later, so that no number is negative.
    let eras: UInt64 = 14_704
    let days = UInt64(bitPattern: Int64(daysSinceEpoch)) &+ 719_468 &+ eras &* 146_097
    let quarters = 4 &* days &+ 3
    let (century, ofCentury) = quarters.quotientAndRemainder(dividingBy: 146_097)
    // The year of the century above, the day of the year below.
    let product = 2_939_745 &* (ofCentury | 3)
    let yearOfCentury = product >> 32
    let dayOfYear = (product & 0xFFFF_FFFF) / 2_939_745 / 4
    let monthAndDay = 2_141 &* dayOfYear &+ 197_913
    let isNextYear = dayOfYear >= 306
    return (
      year: Int(100 &* century &+ yearOfCentury) - Int(eras) * 400 + (isNextYear ? 1 : 0),
      month: Int(monthAndDay >> 16) - (isNextYear ? 12 : 0),
      day: Int((monthAndDay & 0xFFFF) / 2_141) + 1
    )
  }

  package var weekday: Weekday { Weekday.allCases[weekdayIndex] }

  /// 0 for a Monday. 1970-01-01 was a Thursday.
  package var weekdayIndex: Int { (Int(daysSinceEpoch) % 7 + 7 + 3) % 7 }

  package func adding(days: Int) -> CalendarDate { CalendarDate(daysSinceEpoch: daysSinceEpoch + Int32(days)) }

  package static func < (left: Self, right: Self) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// `yyyy-MM-dd`.
extension CalendarDate: CustomStringConvertible {
  package var description: String {
    var text = ShortText()
    append(to: &text)
    return text.string
  }

  func append(to text: inout ShortText) {
    let (year, month, day) = components
    text.append(year, width: 4)
    text.append(UInt8(ascii: "-"))
    text.append(month, width: 2)
    text.append(UInt8(ascii: "-"))
    text.append(day, width: 2)
  }
}

/// A day of the week, Monday first.
package enum Weekday: String, VendorEnum {
  case monday = "Monday"
  case tuesday = "Tuesday"
  case wednesday = "Wednesday"
  case thursday = "Thursday"
  case friday = "Friday"
  case saturday = "Saturday"
  case sunday = "Sunday"

  /// Sunday is 0 in .NET.
  package static func number(at place: Int) -> Int { (place + 1) % 7 }
}
