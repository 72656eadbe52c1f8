/// Writes the elements of one list.
struct ElementsEncoder: UnkeyedEncodingContainer {
  let walk: EncodingWalk
  let level: Int
  let slot: Int
  private(set) var count = 0

  init(walk: EncodingWalk, level: Int, slot: Int) {
    self.walk = walk
    self.level = level
    self.slot = slot
  }

  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() throws {
    try begin()
    walk.state.writeNull()
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    try begin()
    try walk.write(value, level: level + 1)
  }

  mutating func encode(_ value: Bool) throws {
    try begin()
    walk.state.write(value)
  }

  mutating func encode(_ value: String) throws {
    try begin()
    walk.state.write(value)
  }

  mutating func encode(_ value: Double) throws { try floatingPoint(value) }
  mutating func encode(_ value: Float) throws { try floatingPoint(value) }
  mutating func encode(_ value: Int) throws { try integer(value) }
  mutating func encode(_ value: Int8) throws { try integer(value) }
  mutating func encode(_ value: Int16) throws { try integer(value) }
  mutating func encode(_ value: Int32) throws { try integer(value) }
  mutating func encode(_ value: Int64) throws { try integer(value) }
  mutating func encode(_ value: Int128) throws { try integer(value) }
  mutating func encode(_ value: UInt) throws { try integer(value) }
  mutating func encode(_ value: UInt8) throws { try integer(value) }
  mutating func encode(_ value: UInt16) throws { try integer(value) }
  mutating func encode(_ value: UInt32) throws { try integer(value) }
  mutating func encode(_ value: UInt64) throws { try integer(value) }
  mutating func encode(_ value: UInt128) throws { try integer(value) }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    nextEncoder().container(keyedBy: keyType)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nextEncoder().unkeyedContainer() }

  mutating func superEncoder() -> any Encoder { nextEncoder() }

  private mutating func nextEncoder() -> ValueEncoder {
    // The protocol leaves no way to throw here; the walk keeps the failure for its end.
    try? begin()
    return ValueEncoder(walk: walk, level: level + 1, slot: walk.state.makeSlot())
  }

  private mutating func begin() throws {
    try walk.state.element(level: level, slot: slot)
    count += 1
  }

  private mutating func integer(_ value: some FixedWidthInteger) throws {
    try begin()
    walk.state.write(value)
  }

  private mutating func floatingPoint(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
    try begin()
    try walk.state.write(value)
  }
}
