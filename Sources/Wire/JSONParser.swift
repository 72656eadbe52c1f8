/// Reads the grammar of RFC 8259 strictly and notes where each value begins and ends.
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var entries: [JSONDocument.Entry] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() throws(UnreadableBody.Problem) -> [JSONDocument.Entry] {
    // Entries count bytes in 32 bits.
    guard bytes.count < Int(UInt32.max) else { throw .tooLong(limit: Int(UInt32.max) - 1) }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw .notUTF8(offset: error.byteOffsets.lowerBound)
    }
    // .NET clients like to begin with a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    skipBlanks()
    guard position < bytes.count else { throw .empty }
    entries.reserveCapacity(16)
    try value()
    skipBlanks()
    guard position == bytes.count else { throw expected("the end of the body") }
    return entries
  }

  private mutating func value() throws(UnreadableBody.Problem) {
    guard let first = peek else { throw expected("a value") }
    switch first {
    case UInt8(ascii: "{"): try container(.object, end: UInt8(ascii: "}"))
    case UInt8(ascii: "["): try container(.list, end: UInt8(ascii: "]"))
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: "t"): try word("true", .boolean)
    case UInt8(ascii: "f"): try word("false", .boolean)
    case UInt8(ascii: "n"): try word("null", .null)
    default: throw expected("a value")
    }
  }

  private mutating func container(_ kind: JSONDocument.Entry.Kind, end: UInt8) throws(UnreadableBody.Problem) {
    depth += 1
    guard depth <= JSON.maximumDepth else { throw .tooDeep(limit: JSON.maximumDepth) }
    let index = entries.count
    append(kind, start: position)
    position += 1
    skipBlanks()
    var count: UInt32 = 0
    if peek != end {
      while true {
        if kind == .object {
          guard peek == UInt8(ascii: "\"") else { throw expected("a member's name in quotes") }
          try string()
          skipBlanks()
          guard peek == UInt8(ascii: ":") else { throw expected("a colon") }
          position += 1
          skipBlanks()
        }
        try value()
        count += 1
        skipBlanks()
        if peek == end { break }
        guard peek == UInt8(ascii: ",") else { throw expected("a comma or the end of the \(name(of: kind))") }
        position += 1
        skipBlanks()
      }
    }
    position += 1
    depth -= 1
    entries[index].end = UInt32(position)
    entries[index].next = UInt32(entries.count)
    entries[index].count = count
  }

  private func name(of kind: JSONDocument.Entry.Kind) -> String { kind == .object ? "object" : "list" }

  private mutating func string() throws(UnreadableBody.Problem) {
    position += 1
    let start = position
    var kind = JSONDocument.Entry.Kind.string
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw expected("an escape for a control character") }
      if byte == UInt8(ascii: "\\") {
        kind = .escapedString
        try escape()
      } else {
        position += 1
      }
    }
    guard position < bytes.count else { throw expected("a closing quote") }
    append(kind, start: start)
    position += 1
  }

  private mutating func escape() throws(UnreadableBody.Problem) {
    guard let length = JSONString.escapeLength(in: bytes[position...]) else { throw expected("a valid escape") }
    position += length
  }

  private mutating func number() throws(UnreadableBody.Problem) {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if peek == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    append(.number, start: start)
  }

  private mutating func digits() throws(UnreadableBody.Problem) {
    let start = position
    while let byte = peek, byte &- UInt8(ascii: "0") < 10 { position += 1 }
    guard position > start else { throw expected("a digit") }
  }

  private mutating func word(
    _ word: StaticString, _ kind: JSONDocument.Entry.Kind
  ) throws(UnreadableBody.Problem) {
    let start = position
    let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard isThere else { throw expected("a value") }
    position += word.utf8CodeUnitCount
    append(kind, start: start)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Notes a value that ends here and has nothing inside it; a container mends its entry when it ends.
  private mutating func append(_ kind: JSONDocument.Entry.Kind, start: Int) {
    entries.append(
      JSONDocument.Entry(
        kind: kind, start: UInt32(start), end: UInt32(position), next: UInt32(entries.count + 1), count: 0))
  }

  private func expected(_ what: String) -> UnreadableBody.Problem { .notJSON(offset: position, expected: what) }
}
