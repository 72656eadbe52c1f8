import Text

/// A wall-clock time, written `HH:mm:ss`.
///
/// - Source: contract/00-overview.md, section 5, "Time of day".
package struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Seconds since midnight, 0 to 86,399.
  package let seconds: Int32

  package init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    seconds = Int32(hour * 3600 + minute * 60 + second)
  }

  /// Reads `H:mm`, `HH:mm` or `HH:mm:ss`, the last with a fraction of up to seven digits, of which nothing is kept.
  package init?(_ text: String) {
    guard let parts = Self.parts(of: text) else { return nil }
    self.init(hour: parts.hour, minute: parts.minute, second: parts.second)
  }

  /// Why a text is no time of day: that there is no such time, or that it has another form.
  package static func reason(against text: String) -> String {
    parts(of: text) == nil ? "is not a time of day, HH:mm:ss" : "is out of range, 00:00:00 to 23:59:59"
  }

  /// The numbers of a text that has the form of a time of day, as .NET reads one, whatever they are.
  private static func parts(of text: String) -> (hour: Int, minute: Int, second: Int)? {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    let seconds = parts.count == 3 ? parts[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) : []
    guard seconds.count <= 2, let hour = number(parts[0], digits: 1...2), let minute = number(parts[1], digits: 2...2)
    else { return nil }
    guard let whole = seconds.first else { return (hour, minute, 0) }
    guard let second = number(whole, digits: 2...2), seconds.count == 1 || number(seconds[1], digits: 1...7) != nil
    else { return nil }
    return (hour, minute, second)
  }

  private static func number(_ text: Substring.UTF8View, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.count), text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(Substring(text))
  }

  package static let midnight = TimeOfDay(seconds: 0)

  /// - Precondition: `0 <= seconds < 86_400`.
  init(seconds: Int32) { self.seconds = seconds }

  package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}

extension TimeOfDay: CustomStringConvertible {
  package var description: String { text.string }

  private var text: ShortText {
    var text = ShortText()
    append(to: &text)
    return text
  }

  func append(to text: inout ShortText) {
    text.append(Int(seconds) / 3600, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(Int(seconds) / 60 % 60, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(Int(seconds) % 60, width: 2)
  }
}

extension TimeOfDay: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let time = TimeOfDay(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' \(Self.reason(against: text))"))
    }
    self = time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
