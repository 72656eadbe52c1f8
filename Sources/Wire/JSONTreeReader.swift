/// Reads RFC 8259 text left to right into a tree.
struct JSONTreeReader {
  private let text: [UInt8]
  private var position = 0
  private var depth = 0

  typealias SyntaxError = JSONTree.SyntaxError

  init(text: [UInt8]) { self.text = text }

  /// - Throws: where the text ceases to be JSON.
  mutating func document() throws(SyntaxError) -> JSONTree {
    // Editors of other systems put a byte order mark first.
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipBlanks()
    guard position < text.count else { throw SyntaxError(offset: position, expected: "a value") }
    let root = try value()
    skipBlanks()
    guard position == text.count else { throw SyntaxError(offset: position, expected: "the end of the text") }
    return root
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(SyntaxError) -> JSONTree {
    let start = position
    let found: JSONTree.Value
    switch next {
    case UInt8(ascii: "{"): found = try nested { (reader) throws(SyntaxError) in try reader.object() }
    case UInt8(ascii: "["): found = try nested { (reader) throws(SyntaxError) in try reader.list() }
    case UInt8(ascii: "\""): found = .string(try string())
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): found = .number(try number())
    default: found = try word()
    }
    return JSONTree(value: found, bytes: start..<position)
  }

  private mutating func nested(
    _ read: (inout Self) throws(SyntaxError) -> JSONTree.Value
  ) throws(SyntaxError) -> JSONTree.Value {
    guard depth < JSONTree.maximumDepth else {
      throw SyntaxError(
        offset: position, expected: "at most \(JSONTree.maximumDepth) objects and lists inside one another")
    }
    depth += 1
    position += 1
    let result = try read(&self)
    depth -= 1
    return result
  }

  private mutating func object() throws(SyntaxError) -> JSONTree.Value {
    var members: [JSONTree.Member] = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else {
        throw SyntaxError(offset: position, expected: "a member's name in quotes")
      }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw SyntaxError(offset: position, expected: "a colon") }
      skipBlanks()
      members.append(JSONTree.Member(name: name, value: try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw SyntaxError(offset: position, expected: "a comma or the end of the object") }
    return .object(members)
  }

  private mutating func list() throws(SyntaxError) -> JSONTree.Value {
    var elements: [JSONTree] = []
    skipBlanks()
    if take("]") { return .list([]) }
    repeat {
      skipBlanks()
      elements.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw SyntaxError(offset: position, expected: "a comma or the end of the list") }
    return .list(elements)
  }

  private mutating func word() throws(SyntaxError) -> JSONTree.Value {
    for (spelling, value) in [("true", JSONTree.Value.boolean), ("false", .boolean), ("null", .null)]
    where text[position...].starts(with: spelling.utf8) {
      position += spelling.utf8.count
      return value
    }
    throw SyntaxError(offset: position, expected: "a value")
  }

  private mutating func number() throws(SyntaxError) -> String {
    let start = position
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(SyntaxError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw SyntaxError(offset: position, expected: "a digit") }
  }

  private mutating func string() throws(SyntaxError) -> String {
    position += 1
    var bytes: [UInt8] = []
    let start = position
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let string = String(validating: bytes, as: UTF8.self) else {
          throw SyntaxError(offset: start, expected: "UTF-8 text")
        }
        return string
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &bytes)
      case 0x00..<0x20:
        throw SyntaxError(offset: position, expected: "'\\n', '\\t' or '\\u00…' for a control character")
      default:
        bytes.append(byte)
        position += 1
      }
    }
    throw SyntaxError(offset: position, expected: "a closing quote")
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(SyntaxError) {
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    if let byte = next, let meant = plain[byte] {
      position += 1
      bytes.append(meant)
      return
    }
    guard take("u") else { throw SyntaxError(offset: position, expected: "one of \" \\ / b f n r t u after '\\'") }
    var units = [try fourHexDigits()]
    if UTF16.isLeadSurrogate(units[0]) {
      guard take("\\"), take("u") else {
        throw SyntaxError(offset: position, expected: "the second half of a surrogate pair")
      }
      units.append(try fourHexDigits())
    }
    guard let character = String(validating: units, as: UTF16.self) else {
      throw SyntaxError(offset: position, expected: "a character, not half a surrogate pair")
    }
    bytes.append(contentsOf: character.utf8)
  }

  private mutating func fourHexDigits() throws(SyntaxError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw SyntaxError(offset: position, expected: "four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }
}
