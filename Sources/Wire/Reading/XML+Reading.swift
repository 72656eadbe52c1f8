extension XML {
  /// A character set that is known from elsewhere, so that the document's own word for it does not count.
  package enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
  }

  /// Reads a value from one XML document.
  ///
  /// - Throws: what is wrong with the first element at fault, and where it stands; with it, what is wrong with others.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], in encoding: Encoding? = nil, mostEntries: Int = .max
  ) throws(ReadingFailure) -> Value {
    var asked = AskedMembers()
    return try decode(type, from: bytes, in: encoding, mostEntries: mostEntries, asked: &asked)
  }

  /// The same, telling which elements were asked for; where reading failed, until then.
  ///
  /// - Throws: as the other.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], in encoding: Encoding? = nil, mostEntries: Int = .max,
    asked: inout AskedMembers
  ) throws(ReadingFailure) -> Value {
    asked = AskedMembers()
    let tape = try XMLReader.tape(of: bytes, schema: schema, encoding: encoding, mostEntries: mostEntries)
    let reading = Reading(tape, .xml, isLiberal: !isStrict, userInfo, changes)
    if tape[Tape.root].marks.contains(.isForeign) {
      throw reading.failure(at: Tape.root, "its namespace is not the vendor's; leave it out or take the documented one")
    }
    let allowed = schema.roots(of: type)
    guard isRoot(tape.name(of: Tape.root), among: allowed) else {
      throw reading.failure(at: Tape.root, .wrongRoot(allowed: allowed, line: Int(tape[Tape.root].line)))
    }
    return try reading.value(type, asked: &asked)
  }

  /// Names count in any case where reading is liberal, the root's as its members'.
  private func isRoot(_ name: String, among allowed: [String]) -> Bool {
    allowed.contains(name) || (!isStrict && allowed.contains { $0.lowercased() == name.lowercased() })
  }

  /// What the root of a document is called, without its namespace.
  ///
  /// - Throws: why it is no document.
  package func rootName(of bytes: [UInt8]) throws(ReadingFailure) -> String {
    try XMLReader.tape(of: bytes, schema: schema, encoding: nil).name(of: Tape.root)
  }
}
