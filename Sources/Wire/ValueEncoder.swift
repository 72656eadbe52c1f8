/// Where one value is written: as an object, as a list, or as itself.
struct ValueEncoder: Encoder, SingleValueEncodingContainer {
  let walk: EncodingWalk
  let level: Int
  let slot: Int

  // The text is written front to back, so nobody needs to know the way that led here.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] {
    walk.userInfo.isEmpty ? [:] : walk.userInfo as [CodingUserInfoKey: Any]
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    walk.state.begin(DictionaryKeys.are(type) ? .dictionary : .object, level: level, slot: slot)
    return KeyedEncodingContainer(MembersEncoder<Key>(walk: walk, level: level, slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    walk.state.begin(.list, level: level, slot: slot)
    return ElementsEncoder(walk: walk, level: level, slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func encodeNil() throws {
    try walk.state.fill(slot)
    walk.state.writeNull()
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    try walk.state.fill(slot)
    try walk.write(value, level: level)
  }

  func encode(_ value: Bool) throws {
    try walk.state.fill(slot)
    walk.state.write(value)
  }

  func encode(_ value: String) throws {
    try walk.state.fill(slot)
    walk.state.write(value)
  }

  func encode(_ value: Double) throws { try floatingPoint(value) }
  func encode(_ value: Float) throws { try floatingPoint(value) }
  func encode(_ value: Int) throws { try integer(value) }
  func encode(_ value: Int8) throws { try integer(value) }
  func encode(_ value: Int16) throws { try integer(value) }
  func encode(_ value: Int32) throws { try integer(value) }
  func encode(_ value: Int64) throws { try integer(value) }
  func encode(_ value: Int128) throws { try integer(value) }
  func encode(_ value: UInt) throws { try integer(value) }
  func encode(_ value: UInt8) throws { try integer(value) }
  func encode(_ value: UInt16) throws { try integer(value) }
  func encode(_ value: UInt32) throws { try integer(value) }
  func encode(_ value: UInt64) throws { try integer(value) }
  func encode(_ value: UInt128) throws { try integer(value) }

  private func integer(_ value: some FixedWidthInteger) throws {
    try walk.state.fill(slot)
    walk.state.write(value)
  }

  private func floatingPoint(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
    try walk.state.fill(slot)
    try walk.state.write(value)
  }
}
