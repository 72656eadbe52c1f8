import Text

/// A look for members of certain names, in any case, before anything is read from a body.
package struct MemberSearch: Sendable {
  private let names: [[UInt8]]
  /// A bit for the low five bits of each first letter: these tell letters apart whatever their case.
  private let firstLetters: UInt32

  package init(_ names: [String]) {
    self.names = names.map { $0.utf8.map(\.lowercased) }
    firstLetters = self.names.reduce(0) { letters, name in letters | (name.first.map(Self.bit) ?? 0) }
  }

  private static func bit(of letter: UInt8) -> UInt32 { 1 << UInt32(letter & 0x1F) }

  /// Whether such a member has a value other than `null`, at any depth. The text need not be right.
  ///
  /// One pass over the bytes: between quotes and before a colon no text stands but a name.
  package func finds(inJSON bytes: [UInt8]) -> Bool {
    let text = bytes.span
    var place = text.firstQuote(from: 0)
    while place < text.count - 1 {
      if firstLetters & Self.bit(of: text[place + 1]) != 0, isNamed(bytes, quoteAt: place) { return true }
      place = text.firstQuote(from: place + 1)
    }
    return false
  }

  private func isNamed(_ bytes: [UInt8], quoteAt place: Int) -> Bool {
    names.contains { isNamed($0, bytes, quoteAt: place) }
  }

  private func isNamed(_ name: [UInt8], _ bytes: [UInt8], quoteAt place: Int) -> Bool {
    let end = place + 1 + name.count
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\""), place == 0 || bytes[place - 1] != UInt8(ascii: "\\"),
      name.indices.allSatisfy({ bytes[place + 1 + $0].lowercased == name[$0] })
    else { return false }
    let rest = bytes[(end + 1)...].drop(while: Self.isBlank)
    guard rest.first == UInt8(ascii: ":"), let value = rest.dropFirst().first(where: { !Self.isBlank($0) }) else {
      return false
    }
    return value != UInt8(ascii: "n")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Whether an element of one of the names has text in it, at any depth.
  fileprivate func finds(on tape: Tape) -> Bool {
    tape.tokens.contains { token in
      !token.text.isEmpty && names.contains { $0.elementsEqual(tape.slice(token.name).lazy.map(\.lowercased)) }
    }
  }
}

extension XML {
  /// What a look at a document tells.
  package struct Survey: Sendable {
    /// The first of the schema's namespaces that an element has.
    package let namespace: String?
    package let hasMember: Bool
  }

  /// Looks at a document, and for members of certain names that have a value.
  ///
  /// - Throws: why it is no document.
  package func survey(
    _ bytes: [UInt8], in encoding: Encoding?, for search: MemberSearch
  ) throws(ReadingFailure) -> Survey {
    let tape = try XMLReader.tape(of: bytes, schema: schema, encoding: encoding)
    return Survey(namespace: tape.namespace, hasMember: search.finds(on: tape))
  }
}
