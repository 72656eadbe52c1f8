import Text

/// A text in which `*` stands for any run of characters, compared without regard to the case of ASCII letters.
package struct TextPattern: Sendable, Equatable, CustomStringConvertible {
  package let description: String
  /// What stands between the asterisks, in lower case.
  private let parts: [[UInt8]]

  package init(_ text: String) {
    description = text
    parts = text.utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map { $0.map(ASCII.lowercased) }
  }

  /// A route's pattern: parameters stand for any run of characters.
  package init(pattern: String) {
    var text = ""
    var isParameter = false
    for character in pattern {
      switch character {
      case "{": isParameter = true
      case "}" where isParameter:
        isParameter = false
        text.append("*")
      default: if !isParameter { text.append(character) }
      }
    }
    self.init(text)
  }

  package func matches(_ text: String) -> Bool {
    let text = text.utf8.map(ASCII.lowercased)
    guard let first = parts.first, let last = parts.last, text.starts(with: first) else { return false }
    guard parts.count > 1 else { return text.count == first.count }
    // Each part as early as it comes; the last at the end.
    var place = first.count
    for part in parts.dropFirst().dropLast() {
      guard let found = Self.find(part, in: text, from: place) else { return false }
      place = found + part.count
    }
    return text.count - last.count >= place && text.suffix(last.count).elementsEqual(last)
  }

  private static func find(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count - part.count >= start else { return nil }
    return (start...text.count - part.count).first { place in text[place..<place + part.count].elementsEqual(part) }
  }
}
