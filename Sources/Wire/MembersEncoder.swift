/// Writes the members of one object.
struct MembersEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let walk: EncodingWalk
  let level: Int
  let slot: Int

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws {
    try begin(key)
    walk.state.writeNull()
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try begin(key)
    try walk.write(value, level: level + 1)
  }

  func encode(_ value: Bool, forKey key: Key) throws {
    try begin(key)
    walk.state.write(value)
  }

  func encode(_ value: String, forKey key: Key) throws {
    try walk.state.member(key.stringValue, string: value, level: level, slot: slot)
  }

  func encode(_ value: Double, forKey key: Key) throws { try floatingPoint(value, key) }
  func encode(_ value: Float, forKey key: Key) throws { try floatingPoint(value, key) }
  func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: Int128, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }
  func encode(_ value: UInt128, forKey key: Key) throws { try integer(value, key) }

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
    // The protocol leaves no way to throw here; the walk keeps the failure for its end.
    try? walk.state.member(name, level: level, slot: slot)
    return ValueEncoder(walk: walk, level: level + 1, slot: walk.state.makeSlot())
  }

  private func begin(_ key: Key) throws { try walk.state.member(key.stringValue, level: level, slot: slot) }

  private func integer(_ value: some FixedWidthInteger, _ key: Key) throws {
    try begin(key)
    walk.state.write(value)
  }

  private func floatingPoint(_ value: some BinaryFloatingPoint & CustomStringConvertible, _ key: Key) throws {
    try begin(key)
    try walk.state.write(value)
  }
}

/// What synthesised conformances call for an optional member. The protocol's own answers drop a member without a value;
/// these write `null` for it, if nulls are written.
extension MembersEncoder {
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try absent(key, Value.self) }
  }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try absent(key, Bool.self) }
  }

  func encodeIfPresent(_ value: String?, forKey key: Key) throws {
    if let value { try encode(value, forKey: key) } else { try absent(key, String.self) }
  }

  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try floatingPointIfPresent(value, key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try floatingPointIfPresent(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: Int128?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try integerIfPresent(value, key) }
  func encodeIfPresent(_ value: UInt128?, forKey key: Key) throws { try integerIfPresent(value, key) }

  private func integerIfPresent(_ value: (some FixedWidthInteger)?, _ key: Key) throws {
    if let value { try integer(value, key) } else { try absent(key, Int.self) }
  }

  private func floatingPointIfPresent(
    _ value: (some BinaryFloatingPoint & CustomStringConvertible)?, _ key: Key
  ) throws {
    if let value { try floatingPoint(value, key) } else { try absent(key, Double.self) }
  }

  private func absent(_ key: Key, _ type: any Any.Type) throws {
    try walk.state.absentMember(key.stringValue, of: type, level: level, slot: slot)
  }
}
