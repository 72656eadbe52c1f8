/// Holds bytes against the grammar of RFC 8259 and a depth, without building anything.
///
/// `JSONDecoder` looks at no more of a text than it needs and is lenient within that; what is not JSON is refused here first.
struct JSONSyntax {
  enum Fault: Error, Equatable {
    case notUTF8(offset: Int)
    case syntax(offset: Int, expected: String)
    case tooDeep
  }

  private let text: [UInt8]
  private var position: Int

  /// - Throws: where the text ceases to be JSON in UTF-8.
  static func check(_ text: [UInt8]) throws(Fault) {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.span)
    } catch {
      throw .notUTF8(offset: error.byteOffsets.lowerBound)
    }
    var syntax = JSONSyntax(text: text)
    try syntax.document()
  }

  private init(text: [UInt8]) {
    self.text = text
    // Editors of other systems put a byte order mark first.
    position = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private func expected(_ what: String) -> Fault { .syntax(offset: position, expected: what) }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  /// Goes through the text without recursion; a bit for each open object or list says which of the two it is.
  private mutating func document() throws(Fault) {
    var depth = 0
    var objects: UInt64 = 0
    while true {
      skipBlanks()
      if take("{") || take("[") {
        guard depth < JSON.maximumDepth else { throw .tooDeep }
        let isObject = text[position - 1] == UInt8(ascii: "{")
        objects = objects << 1 | (isObject ? 1 : 0)
        depth += 1
        skipBlanks()
        if !take(isObject ? "}" : "]") {
          if isObject { try name() }
          continue
        }
        objects >>= 1
        depth -= 1
      } else {
        try scalar()
      }
      // A value has ended: so may what it stands in, and what that stands in.
      while true {
        skipBlanks()
        guard depth > 0 else {
          guard position == text.count else { throw expected("the end of the text") }
          return
        }
        let isObject = objects & 1 == 1
        if take(",") {
          skipBlanks()
          if isObject { try name() }
          break
        }
        guard take(isObject ? "}" : "]") else {
          throw expected(isObject ? "a comma or the end of the object" : "a comma or the end of the list")
        }
        objects >>= 1
        depth -= 1
      }
    }
  }

  private mutating func name() throws(Fault) {
    guard next == UInt8(ascii: "\"") else { throw expected("a member's name in quotes") }
    try string()
    skipBlanks()
    guard take(":") else { throw expected("a colon") }
  }

  private mutating func scalar() throws(Fault) {
    switch next {
    case UInt8(ascii: "\""): try string()
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): try number()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: throw expected("a value")
    }
  }

  private mutating func word(_ word: String) throws(Fault) {
    guard text[position...].starts(with: word.utf8) else { throw expected("a value") }
    position += word.utf8.count
  }

  private mutating func number() throws(Fault) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
  }

  private mutating func digits() throws(Fault) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw expected("a digit") }
  }

  private mutating func string() throws(Fault) {
    position += 1
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"):
        position += 1
        try escape()
      case 0x00..<0x20: throw expected("'\\n', '\\t' or '\\u00…' for a control character")
      default: position += 1
      }
    }
    throw expected("a closing quote")
  }

  private mutating func escape() throws(Fault) {
    if let byte = next, #""\/bfnrt"#.utf8.contains(byte) {
      position += 1
      return
    }
    guard take("u") else { throw expected("one of \" \\ / b f n r t u after '\\'") }
    let unit = try fourHexDigits()
    if UTF16.isTrailSurrogate(unit) { throw expected("a character, not half a surrogate pair") }
    guard UTF16.isLeadSurrogate(unit) else { return }
    guard take("\\"), take("u") else { throw expected("the second half of a surrogate pair") }
    guard UTF16.isTrailSurrogate(try fourHexDigits()) else { throw expected("a character, not half a surrogate pair") }
  }

  private mutating func fourHexDigits() throws(Fault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw expected("four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }
}
