import Contract

/// A set of weekdays.
struct DaysOfWeek: Hashable, Sendable {
  private var bits: UInt8

  static let all = DaysOfWeek(bits: 0b111_1111)
  static let mondayToFriday = DaysOfWeek(bits: 0b001_1111)
  static let mondayToSaturday = DaysOfWeek(bits: 0b011_1111)

  private init(bits: UInt8) { self.bits = bits }

  init(_ days: [Weekday]) {
    bits = 0
    for (index, day) in Weekday.allCases.enumerated() where days.contains(day) { bits |= 1 << UInt8(index) }
  }

  var isEmpty: Bool { bits == 0 }

  var days: [Weekday] {
    Weekday.allCases.enumerated().filter { bits & 1 << UInt8($0.offset) != 0 }.map(\.element)
  }

  func contains(_ date: CalendarDate) -> Bool { bits & 1 << UInt8(date.weekdayIndex) != 0 }

  func union(_ other: DaysOfWeek) -> DaysOfWeek { DaysOfWeek(bits: bits | other.bits) }

  /// The first of these days from `date` on, that day included; `date` itself when the set is empty.
  func first(from date: CalendarDate) -> CalendarDate {
    guard !isEmpty else { return date }
    // Two weeks in a row, from that day on.
    return date.adding(days: ((UInt16(bits) << 7 | UInt16(bits)) >> UInt16(date.weekdayIndex)).trailingZeroBitCount)
  }
}
