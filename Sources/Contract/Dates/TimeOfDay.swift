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

  /// Reads `HH:mm` or `HH:mm:ss`.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.count == 2, part.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(Substring(part)) else {
        return nil
      }
      numbers.append(number)
    }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
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
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not a time of day, HH:mm:ss"))
    }
    self = time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
