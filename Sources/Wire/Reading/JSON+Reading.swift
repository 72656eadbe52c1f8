extension JSON {
  /// Reads a value from one JSON text.
  ///
  /// - Throws: what is wrong with the first member at fault, and where it stands.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], mostEntries: Int = .max
  ) throws(ReadingFailure) -> Value {
    try reading(of: JSONReader.tape(of: bytes, mostEntries: mostEntries)).value(type)
  }

  /// The same, telling which members were asked for; where reading failed, until then.
  ///
  /// - Throws: as the other.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], mostEntries: Int = .max, asked: inout AskedMembers
  ) throws(ReadingFailure) -> Value {
    asked = AskedMembers()
    return try reading(of: JSONReader.tape(of: bytes, mostEntries: mostEntries)).value(type, asked: &asked)
  }

  /// Reads a value from a part of a JSON text; paths begin there.
  ///
  /// - Throws: what is wrong with the first member at fault, and where it stands.
  package func decode<Value: Decodable>(_ type: Value.Type, from node: JSONNode) throws(ReadingFailure) -> Value {
    try reading(of: node.tape, from: node.index).value(type)
  }

  /// The same, telling which members were asked for.
  ///
  /// - Throws: as the other.
  package func decode<Value: Decodable>(
    _ type: Value.Type, from node: JSONNode, asked: inout AskedMembers
  ) throws(ReadingFailure) -> Value {
    try reading(of: node.tape, from: node.index).value(type, asked: &asked)
  }

  private func reading(of tape: Tape, from index: Int32 = Tape.root) -> Reading {
    Reading(tape, .json(names), isLiberal: names == .pascalCase && !isStrict, base: index, userInfo, changes)
  }
}
