import FoundationEssentials

/// One reading of a document into a value, shared by the decoder and its containers.
final class XMLReading {
  let tree: XMLTree
  let userInfo: [CodingUserInfoKey: any Sendable]

  init(tree: XMLTree, userInfo: [CodingUserInfoKey: any Sendable]) {
    self.tree = tree
    self.userInfo = userInfo
  }

  func check(root allowed: [String]) throws(UnreadableBody) {
    let root = tree[XMLTree.root]
    if root.isForeign {
      throw fault(at: XMLTree.root, "its namespace is not the vendor's; leave it out or take the documented one")
    }
    guard allowed.contains(tree.name(of: XMLTree.root)) else {
      throw UnreadableBody(
        path: tree.path(of: XMLTree.root), problem: .wrongRoot(allowed: allowed, line: Int(root.line)))
    }
  }

  /// - Throws: `UnreadableBody` with the innermost element at fault.
  func decode<Value: Decodable>(_ type: Value.Type, at element: Int32) throws -> Value {
    if type == String.self, let text = try text(at: element) as? Value { return text }
    if type == Decimal.self, let number = try decimal(at: element) as? Value { return number }
    var decoder = XMLValueDecoder(reading: self, element: element)
    if let scalar = type as? any XMLScalar.Type {
      decoder.text = scalar.decodableText(xmlText: Self.trimmed(try text(at: element)))
    }
    do {
      return try Value(from: decoder)
    } catch let error as UnreadableBody {
      throw error
    } catch DecodingError.dataCorrupted(let context) {
      throw fault(at: element, context.debugDescription)
    } catch {
      throw fault(at: element, "its content is not a \(type)")
    }
  }

  // MARK: - Text

  func text(at element: Int32) throws(UnreadableBody) -> String {
    guard tree[element].firstChild < 0 else { throw fault(at: element, "text is needed here, not elements") }
    return tree.text(of: element)
  }

  func boolean(at element: Int32) throws(UnreadableBody) -> Bool {
    let text = try text(at: element)
    switch Self.trimmed(text) {
    case "true", "1": return true
    case "false", "0": return false
    default: throw fault(at: element, "'\(Self.shortened(text))' is not true or false")
    }
  }

  func integer<Number: FixedWidthInteger>(at element: Int32) throws(UnreadableBody) -> Number {
    let text = try text(at: element)
    guard let number = Number(Self.trimmed(text)) else {
      throw fault(
        at: element, "'\(Self.shortened(text))' is not a whole number from \(Number.min) to \(Number.max)")
    }
    return number
  }

  func floatingPoint<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    at element: Int32
  ) throws(UnreadableBody) -> Number {
    let text = try text(at: element)
    guard let number = Number(Self.trimmed(text)), number.isFinite else {
      throw fault(at: element, "'\(Self.shortened(text))' is not a number")
    }
    return number
  }

  /// As XML Schema writes decimals, and as `double` does: with an exponent.
  private func decimal(at element: Int32) throws(UnreadableBody) -> Decimal {
    let text = try text(at: element)
    let trimmed = Self.trimmed(text)
    guard Self.isDecimal(trimmed.utf8), let number = Decimal(string: trimmed), number.isFinite else {
      throw fault(at: element, "'\(Self.shortened(text))' is not a number of at most 38 digits")
    }
    return number
  }

  /// An optional sign, digits with an optional point among or around them, an optional exponent: 38 significant digits at most.
  private static func isDecimal(_ text: String.UTF8View) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest[whole.endIndex...]
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest[fraction.endIndex...]
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return false }
    let significant = whole.drop { $0 == UInt8(ascii: "0") }.count + fraction.count
    guard significant <= 38 else { return false }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      let exponent = rest.prefix(while: isDigit)
      // Larger ones are no amount, weight or measure of anything.
      guard (1...2).contains(exponent.count) else { return false }
      rest = rest[exponent.endIndex...]
    }
    return rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// XML Schema collapses blanks around everything but strings.
  private static func trimmed(_ text: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    let utf8 = text.utf8
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else {
      return ""
    }
    return String(text[first...last])
  }

  /// The beginning of a text, for a message.
  static func shortened(_ text: String) -> String {
    text.count > 40 ? text.prefix(40) + "…" : text
  }

  // MARK: - Faults

  func fault(at element: Int32, _ description: String) -> UnreadableBody {
    UnreadableBody(
      path: tree.path(of: element), problem: .element(description, line: Int(tree[element].line)))
  }

  /// An element that has to be there and is not.
  func missing(_ name: String, in element: Int32) -> UnreadableBody {
    UnreadableBody(
      path: tree.path(of: element) + "/" + name,
      problem: .element("the element is missing", line: Int(tree[element].line)))
  }

  /// Throws unless what stands in the element, if anything, is elements.
  func requireElements(in element: Int32) throws(UnreadableBody) {
    if tree[element].hasText {
      throw fault(at: element, "elements are needed here, not the text '\(Self.shortened(tree.text(of: element)))'")
    }
  }
}
