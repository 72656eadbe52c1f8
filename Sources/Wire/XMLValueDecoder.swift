import FoundationEssentials

/// Reads one value from one element: as an object, as a list, or as text.
struct XMLValueDecoder: Decoder, SingleValueDecodingContainer {
  let reading: XMLReading
  let element: Int32
  /// What to read instead of the element's own text.
  var text: String?

  init(reading: XMLReading, element: Int32) {
    self.reading = reading
    self.element = element
  }

  // Errors name the element that they are thrown at, so nobody needs to know the way that led here.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { reading.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try reading.requireElements(in: element)
    return KeyedDecodingContainer(XMLMembersDecoder<Key>(reading: reading, element: element))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try XMLElementsDecoder(reading: reading, element: element)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { reading.tree[element].isNil }
  func decode(_ type: Bool.Type) throws -> Bool { try reading.boolean(at: element) }
  func decode(_ type: String.Type) throws -> String { try text ?? reading.text(at: element) }
  func decode(_ type: Double.Type) throws -> Double { try reading.floatingPoint(at: element) }
  func decode(_ type: Float.Type) throws -> Float { try reading.floatingPoint(at: element) }
  func decode(_ type: Int.Type) throws -> Int { try reading.integer(at: element) }
  func decode(_ type: Int8.Type) throws -> Int8 { try reading.integer(at: element) }
  func decode(_ type: Int16.Type) throws -> Int16 { try reading.integer(at: element) }
  func decode(_ type: Int32.Type) throws -> Int32 { try reading.integer(at: element) }
  func decode(_ type: Int64.Type) throws -> Int64 { try reading.integer(at: element) }
  func decode(_ type: UInt.Type) throws -> UInt { try reading.integer(at: element) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try reading.integer(at: element) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try reading.integer(at: element) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try reading.integer(at: element) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try reading.integer(at: element) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reading.decode(type, at: element) }
}
