/// Writes the elements of one list.
struct ElementsEncoder: UnkeyedEncodingContainer {
  let writer: any DocumentWriter
  let place: Place

  var codingPath: [any CodingKey] { [] }
  var count: Int { writer.elementCount(of: place) }

  func encodeNil() throws {
    try writer.beginElement(of: place)
    writer.writeNull()
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    try writer.beginElement(of: place)
    try writer.write(value, depth: place.depth + 1)
  }

  func encode(_ value: Int128) throws { try encode(any: value) }
  func encode(_ value: UInt128) throws { try encode(any: value) }

  private func encode<Value: Encodable>(any value: Value) throws { try encode(value) }

  func nestedContainer<NestedKey: CodingKey>(keyedBy keyType: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    nextEncoder().container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nextEncoder().unkeyedContainer() }
  func superEncoder() -> any Encoder { nextEncoder() }

  private func nextEncoder() -> ValueEncoder {
    // The protocol leaves no way to throw here; the writer keeps the failure for its end.
    try? writer.beginElement(of: place)
    return ValueEncoder(writer, at: Place(depth: place.depth + 1, slot: writer.reserveSlot()))
  }
}
