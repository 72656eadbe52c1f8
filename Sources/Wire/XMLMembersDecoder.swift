/// Reads the members of one object from the elements inside one.
struct XMLMembersDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let reading: XMLReading
  let element: Int32

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    reading.tree.children(of: element).compactMap {
      Key(stringValue: JSON.MemberNames.pascalCase.declaredName(reading.tree.name(of: $0)))
    }
  }

  func contains(_ key: Key) -> Bool { child(key) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { reading.tree[try required(key)].isNil }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try reading.decode(type, at: required(key))
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try reading.boolean(at: required(key)) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try reading.text(at: required(key)) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try reading.floatingPoint(at: required(key)) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try reading.floatingPoint(at: required(key)) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try reading.integer(at: required(key)) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try reading.integer(at: required(key)) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try reading.integer(at: required(key)) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try reading.integer(at: required(key)) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try reading.integer(at: required(key)) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try reading.integer(at: required(key)) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try reading.integer(at: required(key)) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try reading.integer(at: required(key)) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try reading.integer(at: required(key)) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try reading.integer(at: required(key)) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try XMLValueDecoder(reading: reading, element: required(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try XMLElementsDecoder(reading: reading, element: required(key))
  }

  func superDecoder() throws -> any Decoder { XMLValueDecoder(reading: reading, element: element) }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    XMLValueDecoder(reading: reading, element: try required(key))
  }

  private func child(_ key: Key) -> Int32? { reading.tree.child(of: element, named: key.stringValue) }

  private func required(_ key: Key) throws -> Int32 {
    guard let child = child(key) else {
      throw reading.missing(JSON.MemberNames.pascalCase.wireName(key.stringValue), in: element)
    }
    return child
  }
}
