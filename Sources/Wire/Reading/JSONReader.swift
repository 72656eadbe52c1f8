/// Reads RFC 8259 text left to right onto a tape, once and without recursion.
struct JSONReader {
  typealias Problem = ReadingFailure.Problem

  private let text: [UInt8]
  private var position = 0
  var tape: Tape
  /// The objects and lists that are open, the innermost last.
  var open: [Frame] = []
  /// Entries of lists that may come, and that came, the first of each list not counted.
  private var mostEntries = Int.max
  private var entries = 0
  /// The name of the member whose value comes next.
  private var name: Range<Int32> = 0..<0
  private(set) var nameMarks: Tape.Marks = []
  /// Names of large objects.
  var manyNames: [LongNameKey: Int32] = [:]

  /// One object or list that has not ended.
  struct Frame {
    let token: Int32
    let isObject: Bool
    /// A bit for each name that an object may have had.
    var names: UInt64 = 0
    var count = 0
  }

  /// - Throws: where the text ceases to be JSON in UTF-8.
  static func tape(of text: [UInt8], mostEntries: Int = .max) throws(ReadingFailure) -> Tape {
    var reader = JSONReader(text: text)
    reader.mostEntries = mostEntries
    do throws(Problem) {
      try reader.document()
    } catch {
      throw ReadingFailure(path: "", problem: error)
    }
    return reader.tape
  }

  private init(text: [UInt8]) {
    self.text = text
    tape = Tape(bytes: text)
    tape.tokens.reserveCapacity(8 + text.count / 16)
    tape.objectNames.reserveCapacity(16)
    open.reserveCapacity(8)
    // Editors of other systems put a byte order mark first.
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private func expected(_ what: String) -> Problem { .notJSON(offset: position, expected: what) }

  @inline(__always)
  private mutating func skipBlanks() {
    while position < text.count, text[position] <= 0x20,
      text[position] == 0x20 || text[position] == 0x0A || text[position] == 0x0D || text[position] == 0x09
    {
      position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = next, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func document() throws(Problem) {
    // Places are kept in 32 bits.
    guard text.count < Int(Int32.max) else { throw .tooLong(limit: Int(Int32.max)) }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: text.span)
    } catch {
      throw .notUTF8(offset: error.byteOffsets.lowerBound)
    }
    guard text[position...].contains(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) else { throw .empty }
    while true {
      skipBlanks()
      if try beginsContainer() { continue }
      // A value has ended: so may what it stands in, and what that stands in.
      while true {
        skipBlanks()
        guard let frame = open.last else {
          guard position == text.count else { throw expected("the end of the text") }
          return
        }
        if take(",") {
          skipBlanks()
          if frame.isObject {
            try memberName()
          } else {
            entries += 1
            guard entries < mostEntries else { throw .tooManyEntries(limit: mostEntries) }
          }
          break
        }
        guard take(frame.isObject ? "}" : "]") else {
          throw expected(frame.isObject ? "a comma or the end of the object" : "a comma or the end of the list")
        }
        close(frame)
      }
    }
  }

  /// - Returns: whether a value comes next that stands in what begins here.
  private mutating func beginsContainer() throws(Problem) -> Bool {
    guard let byte = next, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
      try scalar()
      return false
    }
    guard open.count < JSON.maximumDepth else { throw .tooDeep(limit: JSON.maximumDepth, offset: position) }
    let isObject = byte == UInt8(ascii: "{")
    let frame = Frame(token: Int32(tape.tokens.count), isObject: isObject)
    let names = Int32(isObject ? tape.objectNames.count : 0)
    append(isObject ? .object : .list, names..<names)
    if isObject { tape.objectNames.append(0) }
    name = 0..<0
    nameMarks = []
    position += 1
    open.append(frame)
    skipBlanks()
    if take(isObject ? "}" : "]") {
      close(frame)
      return false
    }
    if isObject { try memberName() }
    return true
  }

  private mutating func close(_ frame: Frame) {
    tape.tokens[Int(frame.token)].next = Int32(tape.tokens.count)
    if frame.isObject { tape.objectNames[Int(tape[frame.token].text.lowerBound)] = frame.names }
    open.removeLast()
    name = 0..<0
    nameMarks = []
  }

  private mutating func append(_ kind: Tape.Kind, _ text: Range<Int32>, marks: Tape.Marks = []) {
    let next = Int32(tape.tokens.count + 1)
    tape.tokens.append(Tape.Token(kind: kind, marks: nameMarks.union(marks), name: name, text: text, next: next))
  }

  private mutating func memberName() throws(Problem) {
    guard next == UInt8(ascii: "\"") else { throw expected("a member's name in quotes") }
    let start = position + 1
    nameMarks = try string() ? .escapedName : []
    name = Int32(start)..<Int32(position - 1)
    skipBlanks()
    guard take(":") else { throw expected("a colon") }
    noteName(name)
  }

  private mutating func scalar() throws(Problem) {
    let start = position
    switch next {
    case UInt8(ascii: "\""):
      let marks: Tape.Marks = try string() ? .escapedText : []
      append(.string, Int32(start + 1)..<Int32(position - 1), marks: marks)
    case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
      try number()
      append(.number, Int32(start)..<Int32(position))
    case UInt8(ascii: "t"): try word("true", .yes)
    case UInt8(ascii: "f"): try word("false", .no)
    case UInt8(ascii: "n"): try word("null", .null)
    default: throw expected("a value")
    }
  }

  private mutating func word(_ word: StaticString, _ kind: Tape.Kind) throws(Problem) {
    guard text[position...].starts(with: word.description.utf8) else { throw expected("a value") }
    append(kind, Int32(position)..<Int32(position + word.utf8CodeUnitCount))
    position += word.utf8CodeUnitCount
  }

  private mutating func number() throws(Problem) {
    _ = take("-")
    if !take("0") { try digits() }
    if take(".") { try digits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits()
    }
  }

  private mutating func digits() throws(Problem) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    guard position > start else { throw expected("a digit") }
  }

  /// - Returns: whether there are escapes in it.
  private mutating func string() throws(Problem) -> Bool {
    var hasEscapes = false
    position += 1
    while true {
      position = text.span.endOfPlainText(from: position)
      guard position < text.count else { throw expected("a closing quote") }
      let byte = text[position]
      if byte < 0x20 { throw expected("'\\n', '\\t' or '\\u00…' for a control character") }
      position += 1
      if byte == UInt8(ascii: "\"") { return hasEscapes }
      hasEscapes = true
      try escape()
    }
  }

  private mutating func escape() throws(Problem) {
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

  private mutating func fourHexDigits() throws(Problem) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = next, byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw expected("a group of four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }
}
