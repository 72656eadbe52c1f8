/// Where one value is written: as an object, as a list, or as itself.
package struct ValueEncoder: Encoder, SingleValueEncodingContainer {
  // With its place no larger than what the runtime keeps in line.
  private let writer: any DocumentWriter
  private let place: Place

  package init(_ writer: any DocumentWriter, at place: Place) {
    self.writer = writer
    self.place = place
  }

  // The text is written front to back, so nobody needs to know the way that led here.
  package var codingPath: [any CodingKey] { [] }
  package var userInfo: [CodingUserInfoKey: Any] { writer.userInfo }

  package func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    writer.open(DictionaryKeys.are(type) ? .dictionary : .object, at: place)
    return KeyedEncodingContainer(MembersEncoder<Key>(writer: writer, place: place))
  }

  package func unkeyedContainer() -> any UnkeyedEncodingContainer {
    writer.open(.list, at: place)
    return ElementsEncoder(writer: writer, place: place)
  }

  package func singleValueContainer() -> any SingleValueEncodingContainer { self }

  package func encodeNil() throws {
    try writer.takeTurn(of: place)
    writer.writeNull()
  }

  package func encode<Value: Encodable>(_ value: Value) throws {
    try writer.takeTurn(of: place)
    try writer.write(value, depth: place.depth)
  }

  // The protocols answer these two on their own, and by an error.
  package func encode(_ value: Int128) throws { try encode(any: value) }
  package func encode(_ value: UInt128) throws { try encode(any: value) }

  private func encode<Value: Encodable>(any value: Value) throws { try encode(value) }
}
