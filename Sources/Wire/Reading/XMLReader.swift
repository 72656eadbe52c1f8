import CExpat

/// Takes down on a tape what libexpat tells of a document. All pointers of XML reading live here.
///
/// Comments, processing instructions, all attributes but `xsi:nil`, and elements of somebody else's namespace leave no trace.
/// Document type declarations are refused at sight, so there are no entities but the five of XML itself, and nothing that
/// a few bytes could blow up.
final class XMLReader {
  private typealias Problem = ReadingFailure.Problem

  private let parser: XML_Parser
  private let accepted: [[UInt8]]
  private var tape = Tape()
  /// The elements that are open, the innermost last; nil for those that are not looked at.
  private var open: [Int32?] = []
  /// The last element that stood in each open one; -1 for none.
  private var latest: [Int32] = []
  /// Elements that may follow, and that followed, one of the same name.
  private var mostEntries = Int.max
  private var entries = 0
  private var problem: Problem?

  /// Stands between a namespace and a name. No namespace has a line feed: in an attribute it reads as a blank.
  private static let separator = UInt8(ascii: "\n")
  /// In bytes. Every name comes with its namespace in front, so a long one in many names would take a long time; the vendor's have
  /// about 80.
  private static let longestNamespace = 256
  private static let nilAttribute = "http://www.w3.org/2001/XMLSchema-instance\nnil"

  /// - Throws: why the bytes are no XML document, or none that is read.
  static func tape(of text: [UInt8], schema: XMLSchema, encoding: XML.Encoding?, mostEntries: Int = .max)
    throws(ReadingFailure) -> Tape
  {
    // Places are kept in 32 bits, and a byte of another encoding becomes two of UTF-8 at most.
    let longest = Int(Int32.max / 2)
    guard text.count <= longest else { throw ReadingFailure(path: "", problem: .tooLong(limit: longest)) }
    guard text.contains(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) else {
      throw ReadingFailure(path: "", problem: .emptyXML)
    }
    guard let reader = XMLReader(accepted: schema.accepted, encoding: encoding) else {
      throw ReadingFailure(path: "", problem: .notAllowed("there is no memory left to read it"))
    }
    reader.mostEntries = mostEntries
    return try reader.read(text)
  }

  /// - Returns: nil if there is no memory.
  private init?(accepted: [String], encoding: XML.Encoding?) {
    guard let parser = XML_ParserCreateNS(encoding?.rawValue, XML_Char(Self.separator)) else { return nil }
    self.parser = parser
    self.accepted = accepted.map { Array($0.utf8) }
  }

  deinit { XML_ParserFree(parser) }

  private func read(_ text: [UInt8]) throws(ReadingFailure) -> Tape {
    tape.bytes.reserveCapacity(text.count / 2)
    tape.tokens.reserveCapacity(text.count / 32)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(parser, { XMLReader.of($0)?.begin($1, $2) }, { user, _ in XMLReader.of(user)?.end() })
    XML_SetCharacterDataHandler(parser) { XMLReader.of($0)?.append($1, $2) }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLReader.of(user)?.refuseDoctype() }
    XML_SetStartNamespaceDeclHandler(parser) { user, _, uri in XMLReader.of(user)?.check(namespace: uri) }
    let status = text.withUnsafeBytes { buffer in
      XML_Parse(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), 1)
    }
    if let problem { throw ReadingFailure(path: "", problem: problem) }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "it cannot be read"
      let column = Int(clamping: XML_GetCurrentColumnNumber(parser)) + 1
      throw ReadingFailure(path: "", problem: .notXML(line: line, column: column, reason: reason))
    }
    return tape
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
    user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private var line: Int { Int(clamping: XML_GetCurrentLineNumber(parser)) }

  private func stop(_ problem: Problem) {
    if self.problem == nil { self.problem = problem }
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  private func refuseDoctype() { stop(.documentType(line: line)) }

  private func check(namespace uri: UnsafePointer<XML_Char>?) {
    guard var place = uri else { return }
    for _ in 0..<Self.longestNamespace {
      if place.pointee == 0 { return }
      place += 1
    }
    stop(.element("a namespace may have fewer than \(Self.longestNamespace) bytes", line: line))
  }

  private func begin(
    _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard open.count < XML.maximumDepth else { return stop(.tooDeepXML(limit: XML.maximumDepth, line: line)) }
    if let parent = open.last {
      guard let parent else { return open.append(nil) }
      tape.tokens[Int(parent)].marks.insert(.hasElements)
    }
    let start = Int32(tape.bytes.count)
    let isForeign = appendName(name)
    guard !isForeign || open.isEmpty else { return open.append(nil) }
    let end = Int32(tape.bytes.count)
    var marks: Tape.Marks = isForeign ? .isForeign : []
    if Self.isNil(attributes) { marks.insert(.isNil) }
    countEntry(start..<end)
    open.append(Int32(tape.tokens.count))
    latest.append(-1)
    tape.tokens.append(
      Tape.Token(kind: .element, marks: marks, name: start..<end, text: end..<end, line: Int32(clamping: line)))
  }

  /// Counts an element as the entry of a list when it is named as the one before it.
  private func countEntry(_ name: Range<Int32>) {
    guard let place = latest.indices.last else { return }
    let index = latest[place]
    latest[place] = Int32(tape.tokens.count)
    guard index >= 0 else { return }
    let before = tape.tokens[Int(index)].name
    guard before.count == name.count,
      tape.bytes[Int(before.lowerBound)..<Int(before.upperBound)]
        == tape.bytes[Int(name.lowerBound)..<Int(name.upperBound)]
    else { return }
    entries += 1
    if entries >= mostEntries { stop(.tooManyEntries(limit: mostEntries)) }
  }

  private func end() {
    guard let last = open.popLast(), let index = last else { return }
    latest.removeLast()
    tape.tokens[Int(index)].next = Int32(tape.tokens.count)
  }

  /// Appends the name without its namespace.
  ///
  /// - Returns: whether the namespace is nobody's that is known.
  private func appendName(_ name: UnsafePointer<XML_Char>?) -> Bool {
    guard let name else { return true }
    var place = name
    var local: UnsafePointer<XML_Char>?
    while place.pointee != 0 {
      let byte = UInt8(bitPattern: place.pointee)
      place += 1
      if byte == Self.separator { local = place }
    }
    var letter = local ?? name
    while letter.pointee != 0 {
      tape.bytes.append(UInt8(bitPattern: letter.pointee))
      letter += 1
    }
    guard local != nil else { return false }
    let isAccepted = accepted.contains { prefix in
      var place = name
      for byte in prefix {
        guard UInt8(bitPattern: place.pointee) == byte else { return false }
        place += 1
      }
      return true
    }
    if isAccepted, tape.namespace == nil {
      tape.namespace = String(cString: name).split(separator: "\n").first.map(String.init)
    }
    return !isAccepted
  }

  /// Text in an element that has elements in it is only looked at, not kept.
  private func append(_ text: UnsafePointer<XML_Char>?, _ count: Int32) {
    guard let text, let last = open.last, let index = last.map(Int.init), count > 0 else { return }
    var isBlank = true
    let keeps = !tape.tokens[index].marks.contains(.hasElements)
    for offset in 0..<Int(count) {
      let byte = UInt8(bitPattern: text[offset])
      if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { isBlank = false }
      if keeps { tape.bytes.append(byte) }
    }
    if keeps { tape.tokens[index].text = tape.tokens[index].text.lowerBound..<Int32(tape.bytes.count) }
    if !isBlank { tape.tokens[index].marks.insert(.hasText) }
  }

  /// Whether `xsi:nil` says so. Names and values of the attributes take turns, up to a null pointer.
  private static func isNil(_ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) -> Bool {
    guard var place = attributes else { return false }
    while let name = place.pointee, let value = (place + 1).pointee {
      if String(cString: name) == nilAttribute { return ["true", "1"].contains(String(cString: value)) }
      place += 2
    }
    return false
  }
}
