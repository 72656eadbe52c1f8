/// Writes the members of one object.
struct MembersEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: any DocumentWriter
  let place: Place

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws {
    if try writer.beginMember(key.stringValue, isOptional: false, of: place) { writer.writeNull() }
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try encode(value, key, isOptional: false)
  }

  // The protocol answers these two on its own, and by an error.
  func encode(_ value: Int128, forKey key: Key) throws { try encode(value, key, isOptional: false) }
  func encode(_ value: UInt128, forKey key: Key) throws { try encode(value, key, isOptional: false) }

  private func encode<Value: Encodable>(_ value: Value, _ key: Key, isOptional: Bool) throws {
    if try writer.beginMember(key.stringValue, isOptional: isOptional, of: place) {
      try writer.write(value, depth: place.depth + 1)
    }
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    encoder(named: key.stringValue).container(keyedBy: keyType)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(named: key.stringValue).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder(named: "super") }
  func superEncoder(forKey key: Key) -> any Encoder { encoder(named: key.stringValue) }

  private func encoder(named name: String) -> ValueEncoder {
    // The protocol leaves no way to throw here; the writer keeps the failure for its end.
    _ = try? writer.beginMember(name, isOptional: false, of: place)
    return ValueEncoder(writer, at: Place(depth: place.depth + 1, slot: writer.reserveSlot()))
  }
}

/// What synthesised conformances call for an optional member. The protocol's own answers, one for each of these types, drop a member
/// without a value; the writer decides.
extension MembersEncoder {
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: Int128?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value, key) }
  func encodeIfPresent(_ value: UInt128?, forKey key: Key) throws { try optional(value, key) }

  private func optional<Value: Encodable>(_ value: Value?, _ key: Key) throws {
    if let value {
      try encode(value, key, isOptional: true)
    } else {
      try writer.writeAbsent(key.stringValue, Value.self, of: place)
    }
  }
}
