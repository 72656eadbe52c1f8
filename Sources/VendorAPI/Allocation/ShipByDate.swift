import Contract
import Sandbox

/// The date in the path of a call that allocates all that is due: ISO 8601, or as .NET writes it in Britain or in the United States.
///
/// `25/04/2019 16:00:00` is tried before `4/25/2019 4:00:00 PM`, and only the American form has AM or PM, so `04/05/2019` is the
/// fourth of May and `04/05/2019 4:00:00 PM` the fifth of April. A date without an offset is what the clocks at the origin show. *Assumed.*
///
/// - Source: contract/10-allocation.md, section 3, "H, I, J".
struct ShipByDate: Equatable, Sendable {
  let limit: World.ShippingLimit

  /// - Returns: nil for what is no date in any of the three forms.
  init?(_ text: String) {
    guard let date = DateTimeOffset(text) ?? Self.cultural(text.replacing("+", with: " ")) else { return nil }
    // What takes a further `Z` has no offset of its own.
    let hasOffset = DateTimeOffset(text) != nil && text.utf8.count > 10 && DateTimeOffset(text + "Z") == nil
    limit = hasOffset ? .instant(date) : .wallClock(date)
  }

  static func reason(against text: String) -> String {
    DateTimeOffset.reason(
      against: text, otherwise: "is none, yyyy-MM-dd or a date-time, yyyy-MM-ddTHH:mm:ss or as .NET writes it")
  }

  private static func cultural(_ text: String) -> DateTimeOffset? {
    // Newer .NET puts a narrow no-break space before AM and PM.
    let words = text.split { $0 == " " || $0 == "\u{202F}" || $0 == "\u{A0}" }
    guard (1...3).contains(words.count), let numbers = numbers(words[0], separator: "/"), numbers.count == 3,
      numbers[2] >= 1000
    else {
      return nil
    }
    guard words.count == 3 else {
      guard let time = words.count == 1 ? .midnight : time(words[1], half: nil) else { return nil }
      let british = CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
      let american = CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
      return (british ?? american).map { DateTimeOffset(date: $0, time: time) }
    }
    guard let half = Half(rawValue: words[2].uppercased()), let time = time(words[1], half: half),
      let date = CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
    else { return nil }
    return DateTimeOffset(date: date, time: time)
  }

  private enum Half: String { case morning = "AM", afternoon = "PM" }

  /// `16:00:00`, `4:00:00`, `16:00`.
  private static func time(_ text: Substring, half: Half?) -> TimeOfDay? {
    guard let numbers = numbers(text, separator: ":"), (2...3).contains(numbers.count) else { return nil }
    var hour = numbers[0]
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == .afternoon ? 12 : 0)
    }
    return TimeOfDay(hour: hour, minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  /// Numbers of one to four digits; nil when anything else stands among them.
  private static func numbers(_ text: Substring, separator: Character) -> [Int]? {
    var numbers: [Int] = []
    for part in text.split(separator: separator, omittingEmptySubsequences: false) {
      guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}
