import CExpat

extension XMLTree {
  /// - Throws: why the bytes are no XML document, or none that is read.
  init(parsing bytes: [UInt8], schema: XMLSchema, encoding: XML.Encoding? = nil) throws(UnreadableBody) {
    // Places are kept in 32 bits, and a byte of another encoding becomes two of UTF-8 at most.
    let longest = Int(Int32.max / 2)
    guard bytes.count <= longest else { throw UnreadableBody(path: "", problem: .tooLong(limit: longest)) }
    guard bytes.contains(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) else {
      throw UnreadableBody(path: "", problem: .emptyXML)
    }
    guard let builder = XMLTreeBuilder(accepted: schema.accepted, encoding: encoding) else {
      throw UnreadableBody(path: "", problem: .notAllowed("there is no memory left to read it"))
    }
    self = try builder.parse(bytes)
  }
}

/// Takes down what libexpat tells of a document. All pointers of XML reading live here.
///
/// Document type declarations are refused at sight, so there are no entities but the five of XML itself, and nothing that
/// a few bytes could blow up.
private final class XMLTreeBuilder {
  private typealias Problem = UnreadableBody.Problem

  private let parser: XML_Parser
  private let accepted: [[UInt8]]
  private var elements: [XMLTree.Element] = []
  private var bytes: [UInt8] = []
  /// The elements that are open, the innermost last.
  private var open: [Int32] = []
  private var fault: Problem?

  /// Stands between a namespace and a name. No namespace has a line feed: in an attribute it reads as a blank.
  private static let separator = UInt8(ascii: "\n")
  /// In bytes. Every name comes with its namespace in front, so a long one in many names would take a long time; the vendor's have
  /// about 80.
  private static let longestNamespace = 256
  private static let nilAttribute = "http://www.w3.org/2001/XMLSchema-instance\nnil"

  /// - Returns: nil if there is no memory.
  init?(accepted: [String], encoding: XML.Encoding?) {
    guard let parser = XML_ParserCreateNS(encoding?.rawValue, XML_Char(Self.separator)) else { return nil }
    self.parser = parser
    self.accepted = accepted.map { Array($0.utf8) }
  }

  deinit { XML_ParserFree(parser) }

  func parse(_ text: [UInt8]) throws(UnreadableBody) -> XMLTree {
    bytes.reserveCapacity(text.count / 2)
    elements.reserveCapacity(text.count / 32)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { XMLTreeBuilder.of($0)?.begin($1, $2) }, { user, _ in XMLTreeBuilder.of(user)?.end() })
    XML_SetCharacterDataHandler(parser) { XMLTreeBuilder.of($0)?.append($1, $2) }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLTreeBuilder.of(user)?.refuseDoctype() }
    XML_SetStartNamespaceDeclHandler(parser) { user, _, uri in XMLTreeBuilder.of(user)?.check(namespace: uri) }
    let status = text.withUnsafeBytes { buffer in
      XML_Parse(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), 1)
    }
    if let fault { throw UnreadableBody(path: "", problem: fault) }
    guard status == XML_STATUS_OK else {
      let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "it cannot be read"
      throw UnreadableBody(
        path: "",
        problem: .notXML(
          line: line, column: Int(clamping: XML_GetCurrentColumnNumber(parser)) + 1, reason: reason))
    }
    return XMLTree(elements: elements, bytes: bytes)
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
    user.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  private var line: Int { Int(clamping: XML_GetCurrentLineNumber(parser)) }

  private func stop(_ problem: Problem) {
    if fault == nil { fault = problem }
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
    let start = bytes.count
    let isForeign = appendName(name)
    let end = bytes.count
    let parent = open.last ?? -1
    let index = Int32(elements.count)
    elements.append(
      XMLTree.Element(
        name: Int32(start)..<Int32(end), text: Int32(end)..<Int32(end), parent: parent,
        line: Int32(clamping: line), isForeign: isForeign, isNil: Self.isNil(attributes)))
    if parent >= 0 {
      let before = elements[Int(parent)].lastChild
      if before >= 0 { elements[Int(before)].next = index } else { elements[Int(parent)].firstChild = index }
      elements[Int(parent)].lastChild = index
    }
    open.append(index)
  }

  private func end() { _ = open.popLast() }

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
    let first = local ?? name
    var letter = first
    while letter.pointee != 0 {
      bytes.append(UInt8(bitPattern: letter.pointee))
      letter += 1
    }
    guard local != nil else { return false }
    return !accepted.contains { prefix in
      var place = name
      for byte in prefix {
        guard UInt8(bitPattern: place.pointee) == byte else { return false }
        place += 1
      }
      return true
    }
  }

  /// Text in an element that has elements in it is only looked at, not kept.
  private func append(_ text: UnsafePointer<XML_Char>?, _ count: Int32) {
    guard let text, let index = open.last.map(Int.init), count > 0 else { return }
    var isBlank = true
    let keeps = elements[index].firstChild < 0
    for offset in 0..<Int(count) {
      let byte = UInt8(bitPattern: text[offset])
      if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { isBlank = false }
      if keeps { bytes.append(byte) }
    }
    if keeps { elements[index].text = elements[index].text.lowerBound..<Int32(bytes.count) }
    if !isBlank { elements[index].hasText = true }
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
