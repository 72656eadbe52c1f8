/// Reads one value from one token: as an object, as a list, or as text, a number or a Boolean.
struct TapeDecoder: Decoder, SingleValueDecodingContainer {
  let reading: Reading
  let index: Int32

  // Problems name the place at which they are thrown.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { reading.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    let members = try MembersDecoder<Key>(reading: reading, object: index)
    guard let recovery = reading.recovery else { return KeyedDecodingContainer(members) }
    return KeyedDecodingContainer(RecoveringMembers(members, reading, recovery))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let elements = try ElementsDecoder(reading: reading, list: index)
    return reading.recovery == nil ? elements : RecoveringElements(elements, reading)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { reading.isNull(index) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if !Reading.isPlain(type), let value = try reading.rareNumber(type, at: index) { return value }
    return try reading.decode(type, at: index)
  }

  func decode(_ type: Int128.Type) throws -> Int128 { try reading.integer(type, at: index) }
  func decode(_ type: UInt128.Type) throws -> UInt128 { try reading.integer(type, at: index) }
}
