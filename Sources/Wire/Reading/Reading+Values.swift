/// What differs between the formats: what a value may look like where text, a number, an object or a list is needed.
extension Reading {
  func isNull(_ index: Int32) -> Bool {
    let token = tape[index]
    return token.kind == .null || token.marks.contains(.isNil)
  }

  /// Whether text without a character stands there.
  func isEmptyText(_ index: Int32) -> Bool {
    let token = tape[index]
    return (token.kind == .string || token.kind == .element) && token.text.isEmpty
      && !token.marks.contains(.hasElements)
  }

  func text(at index: Int32) throws(ReadingFailure) -> String {
    let token = tape[index]
    switch token.kind {
    case .string: return tape.text(of: index)
    case .number, .yes, .no:
      guard isLiberal else { break }
      return tape.text(of: index)
    case .element:
      if token.marks.contains(.hasElements) { throw failure(at: index, "text is needed here, not elements") }
      if let replacement, replacement.element == index { return replacement.text }
      return tape.text(of: index)
    case .object, .list, .null: break
    }
    throw failure(at: index, needed: .string)
  }

  func boolean(at index: Int32) throws(ReadingFailure) -> Bool {
    switch tape[index].kind {
    case .yes: return true
    case .no: return false
    case .element:
      let text = try text(at: index)
      switch isLiberal ? text.trimmed.lowercased() : text.trimmed {
      case "true", "1": return true
      case "false", "0": return false
      default: throw failure(at: index, "'\(text.shortened)' is not true or false")
      }
    case .string where isLiberal:
      switch tape.text(of: index).trimmed.lowercased() {
      case "true": return true
      case "false": return false
      default: break
      }
    case .number where isLiberal:
      if let number = Double(tape.text(of: index)) { return number != 0 }
    case .string, .number, .object, .list, .null: break
    }
    throw failure(at: index, needed: .boolean)
  }

  /// The place of a number's digits.
  func numberText(at index: Int32) throws(ReadingFailure) -> Range<Int> {
    let token = tape[index]
    switch token.kind {
    case .number: break
    case .element:
      if token.marks.contains(.hasElements) { _ = try text(at: index) }
    case .string where isLiberal && Self.isNumber(tape.slice(token.text).trimmed): break
    default: throw failure(at: index, needed: .number)
    }
    let digits = tape.slice(token.text)
    return token.kind == .number
      ? digits.startIndex..<digits.endIndex : digits.trimmed.startIndex..<digits.trimmed.endIndex
  }

  /// Whether digits in quotes are a number: an optional sign, digits with an optional point, an optional exponent.
  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit).count
      rest = rest.dropFirst(1 + fraction)
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard !rest.isEmpty else { return false }
      rest = rest.drop(while: isDigit)
    }
    return whole + fraction > 0 && rest.isEmpty
  }

  /// Throws unless members may stand in it.
  func requireObject(_ index: Int32) throws(ReadingFailure) {
    switch format {
    case .json: if tape[index].kind != .object { throw failure(at: index, needed: .object) }
    case .xml: try requireElements(index)
    }
  }

  /// The first value of a list, or the end of the list.
  ///
  /// - Throws: when it is no list: in XML, when text stands where elements belong, or elements of several names, which are an object's.
  func firstElement(of list: Int32) throws(ReadingFailure) -> Int32 {
    let first = list + 1
    switch format {
    case .json:
      if tape[list].kind != .list { throw failure(at: list, needed: .list) }
    case .xml:
      try requireElements(list)
      if let other = tape.children(of: list).first(where: { !tape.haveSameName($0, first) }) {
        throw failure(
          at: other,
          "the elements of a list have one name, but <\(tape.name(of: other))> follows <\(tape.name(of: first))>")
      }
    }
    return first
  }

  private func requireElements(_ index: Int32) throws(ReadingFailure) {
    if tape[index].marks.contains(.hasText) {
      throw failure(
        at: index, "elements are needed here, not the text '\(tape.text(of: index).shortened)'")
    }
  }
}

extension String {
  /// XML Schema collapses blanks around everything but strings, and .NET does around what it converts.
  var trimmed: String { String(decoding: Array(utf8)[...].trimmed, as: UTF8.self) }

  /// The beginning of a text, for a message.
  var shortened: String { count > 40 ? prefix(40) + "…" : self }
}

extension ArraySlice<UInt8> {
  /// Without blanks around it.
  var trimmed: Self {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
