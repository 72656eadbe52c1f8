import Text

/// Reads JSON as clients mostly write it, without a tape: printable ASCII without escapes, and nothing but what is looked for.
///
/// It never judges: whatever is written otherwise is left to the general reader, which reads all of this alike.
struct PlainReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func skipBlanks() {
    while place < bytes.count, bytes[place] <= 0x20,
      bytes[place] == 0x20 || bytes[place] == 0x0A || bytes[place] == 0x0D || bytes[place] == 0x09
    {
      place += 1
    }
  }

  /// Whether all was read but blanks.
  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return place == bytes.count
    }
  }

  mutating func take(mark: UInt8) -> Bool {
    skipBlanks()
    guard place < bytes.count, bytes[place] == mark else { return false }
    place += 1
    return true
  }

  /// A string of exactly these characters.
  mutating func take(name: StaticString) -> Bool {
    guard let text = textRange(), text.count == name.utf8CodeUnitCount else { return false }
    let characters = bytes.span.extracting(text)
    // Without an early exit, so that the compiler can look at many bytes at once.
    var difference: UInt8 = 0
    for offset in characters.indices { difference |= characters[offset] ^ name.utf8Start[offset] }
    return difference == 0
  }

  mutating func text() -> String? { textRange().map { String(decoding: bytes[$0], as: UTF8.self) } }

  /// Where the characters between the quotes stand.
  private mutating func textRange() -> Range<Int>? {
    guard take(mark: UInt8(ascii: "\"")) else { return nil }
    let start = place
    guard let end = endOfText(from: start) else { return nil }
    place = end + 1
    return start..<end
  }

  /// Where the quote stands that ends a text; nil when another character than a plain one stands before it.
  private func endOfText(from start: Int) -> Int? {
    let text = bytes.span
    var end = start
    while end <= text.count - 8, EightBytes(text, at: end).areUnescapedASCII { end += 8 }
    while end < text.count, text[end] != UInt8(ascii: "\"") {
      guard text[end] >= 0x20, text[end] < 0x7F, text[end] != UInt8(ascii: "\\") else { return nil }
      end += 1
    }
    return end < text.count ? end : nil
  }
}

extension JSON {
  /// The texts of a body that is an object with one member, a list of texts.
  ///
  /// - Parameters:
  ///   - member: its name, letter by letter.
  ///   - body: the JSON text.
  /// - Returns: nil for a body that is anything else, or written otherwise than most clients do: read it in the general way.
  package static func plainTexts(of member: StaticString, in body: [UInt8]) -> [String]? {
    var reader = PlainReader(body)
    guard reader.take(mark: UInt8(ascii: "{")), reader.take(name: member), reader.take(mark: UInt8(ascii: ":")),
      reader.take(mark: UInt8(ascii: "["))
    else { return nil }
    var texts: [String] = []
    repeat {
      guard let text = reader.text() else { return nil }
      texts.append(text)
    } while reader.take(mark: UInt8(ascii: ","))
    guard reader.take(mark: UInt8(ascii: "]")), reader.take(mark: UInt8(ascii: "}")), reader.isAtEnd else { return nil }
    return texts
  }
}
