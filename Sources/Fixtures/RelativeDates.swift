import Allocation
import Contract
import Text

/// Dates that do not go stale: `{now-3d}` or `{nextWorkingDay}` in a text of a fixture file is a time that is counted from the world's
/// clock.
///
/// `now` is a date-time, `today` and `nextWorkingDay` are days: `{nextWorkingDay}T17:00:00` is that day's afternoon. Weeks, days, hours
/// and minutes are added or taken away: `{now-3d+12h}`. Days are counted in UTC; a working day is one from Monday to Friday that is no
/// public holiday of England and Wales. Braces with anything else in them stay as they are.
struct RelativeDates: Sendable {
  let now: DateTimeOffset

  private static let brace = UInt8(ascii: "{")
  private static let quote = UInt8(ascii: "\"")
  /// Bytes between the braces, at most.
  private static let longest = 64

  /// A JSON text with the date in place of each of them.
  ///
  /// - Returns: no text when there is none in it; and what stands in braces like one of them and is none, each once, at most ten.
  func resolved(_ text: [UInt8]) -> (text: [UInt8]?, misspelt: [String]) {
    var result: [UInt8] = []
    var misspelt: [String] = []
    var isInText = false
    var rest = text[...]
    var isChanged = false
    while let byte = rest.popFirst() {
      if byte == Self.quote { isInText.toggle() }
      if isInText, byte == Self.brace {
        if let (date, length) = date(at: rest) {
          result += date.utf8
          rest = rest.dropFirst(length)
          isChanged = true
          continue
        }
        if let other = Self.misspelt(at: rest), misspelt.count < 10, !misspelt.contains(other) {
          misspelt.append(other)
        }
      }
      result.append(byte)
      if isInText, byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() { result.append(escaped) }
    }
    return (isChanged ? result : nil, misspelt)
  }

  /// The date that is meant behind a brace, and how many bytes say so.
  private func date(at text: ArraySlice<UInt8>) -> (date: String, length: Int)? {
    guard let end = text.prefix(Self.longest + 1).firstIndex(of: UInt8(ascii: "}")),
      let date = date(meantBy: String(decoding: text[..<end], as: UTF8.self))
    else { return nil }
    return (date, end - text.startIndex + 1)
  }

  /// - Parameter expression: as `nextWorkingDay+1d`.
  /// - Returns: nil for what is no such date.
  func date(meantBy expression: String) -> String? {
    let name = expression.prefix { $0.isLetter }
    guard let seconds = Self.seconds(expression.dropFirst(name.count)) else { return nil }
    switch name {
    case "now": return now.at(offsetMinutes: 0).adding(seconds: seconds).description
    case "today": return Self.day(now.at(offsetMinutes: 0).localDate, seconds)
    case "nextWorkingDay": return nextWorkingDay.flatMap { Self.day($0, seconds) }
    default: return nil
    }
  }

  private static func day(_ date: CalendarDate, _ seconds: Int64) -> String {
    DateTimeOffset(date: date).adding(seconds: seconds).localDate.description
  }

  /// `-3d+12h` in seconds.
  private static func seconds(_ text: Substring) -> Int64? {
    var rest = text
    var total: Int64 = 0
    while let sign = rest.popFirst() {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      guard sign == "+" || sign == "-", digits.count < 7, let number = Int64(digits),
        let unit = rest.popFirst().flatMap({ units[$0] })
      else { return nil }
      total += (sign == "-" ? -1 : 1) * number * unit
    }
    return total
  }

  // MARK: - Those that are none

  private static let names = ["now", "today", "nextWorkingDay"]

  /// What stands behind a brace, with its braces, if it begins like one of the dates: with its name or nearly, then a sign or the end.
  private static func misspelt(at text: ArraySlice<UInt8>) -> String? {
    guard let end = text.prefix(longest + 1).firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let expression = String(decoding: text[..<end], as: UTF8.self)
    let name = expression.prefix { $0.isLetter }
    guard name.count > 2, NearestName.of(String(name), among: names + ["tomorrow", "yesterday"]) != nil,
      [nil, "+", "-", " "].contains(expression.dropFirst(name.count).first)
    else { return nil }
    return "{\(expression)}"
  }

  /// How to mend a text in braces that was refused as a date.
  ///
  /// - Parameter reason: why it was refused, in which it stands.
  /// - Returns: nothing for any other reason.
  static func cure(of reason: String) -> String {
    guard reason.contains("date"), let open = reason.firstIndex(of: "{"),
      let close = reason[open...].firstIndex(of: "}")
    else { return "" }
    return cure(meant: reason[reason.index(after: open)..<close])
  }

  /// - Parameter meant: what stands between braces and is no date.
  /// - Returns: how to mend it.
  static func cure(meant: Substring) -> String {
    let name = meant.prefix { $0.isLetter }
    let rest = meant.dropFirst(name.count)
    let nearest = NearestName.of(String(name), among: names)
    let offer = nearest.flatMap { seconds(rest) == nil ? nil : "did you mean '{\($0)\(rest)}'? " } ?? ""
    return offer
      + "allowed: \(names.map { "{\($0)}" }.joined(separator: ", ")), with weeks, days, hours and minutes, as {now-3d+12h}"
  }

  private static let units: [Character: Int64] = ["w": 604_800, "d": 86_400, "h": 3_600, "m": 60]

  /// The first working day after today; nil at the end of the calendar.
  private var nextWorkingDay: CalendarDate? {
    let holidays = Set(
      Fixtures.builtIn.catalog.document.holidays.filter { $0.region == .englandAndWales }.flatMap(\.dates).map(\.date))
    let today = now.at(offsetMinutes: 0).localDate
    return (1...14).lazy.map { today.adding(days: $0) }.first { $0.weekdayIndex < 5 && !holidays.contains($0) }
  }
}
