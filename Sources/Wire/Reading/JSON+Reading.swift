extension JSON {
  /// Reads a value from one JSON text.
  ///
  /// - Throws: what is wrong with the first member at fault, and where it stands; with it, what is wrong with others.
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
  /// - Throws: what is wrong with the first member at fault, and where it stands; with it, what is wrong with others.
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

  /// Reads what can be read of a part of a JSON text, telling which members were asked for.
  ///
  /// - Returns: the value, in which what may be absent and is at fault is absent, or nil when there is none without it; and everything
  ///   that is wrong, the member at which a reading ends first, the others in the text's order.
  package func recover<Value: Decodable>(
    _ type: Value.Type, from node: JSONNode, asked: inout AskedMembers
  ) -> (value: Value?, failures: [ReadingFailure]) {
    let reading = reading(of: node.tape, from: node.index)
    do throws(ReadingFailure) {
      let value = try reading.valueUnlessFailing(type)
      asked = reading.concludedAsked()
      return (value, [])
    } catch {
      let recovered = reading.recovered(type)
      asked = recovered.asked
      return (recovered.value, error.followed(by: recovered.failures).all)
    }
  }

  private func reading(of tape: Tape, from index: Int32 = Tape.root) -> Reading {
    Reading(tape, .json(names), isLiberal: names == .pascalCase && !isStrict, base: index, userInfo, changes)
  }
}
