import Wire

/// An encoder that keeps what it is handed instead of writing it.
final class WritingProbe: Encoder {
  enum Interest {
    /// The members and their shapes.
    case members
    /// Which members there are; the shapes are known.
    case names
  }

  let shapes: Shapes
  private let interest: Interest
  private let name: String
  private var shape = Shape.anything

  /// - Throws: what the value or a type inside it throws.
  static func shape<Value: Encodable>(of value: Value, in shapes: Shapes, _ interest: Interest) throws -> Shape {
    let probe = WritingProbe(shapes, Value.self, interest)
    try value.encode(to: probe)
    return probe.shape
  }

  private init(_ shapes: Shapes, _ type: any Any.Type, _ interest: Interest) {
    self.shapes = shapes
    self.interest = interest
    name = TypeName.of(type)
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { shapes.spelling.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object = shape {} else { shape = .object(Shape.Object(name: name, members: [], isClosed: true)) }
    return KeyedEncodingContainer(WritingMembers(probe: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    shape = .list(.anything)
    return WritingElements(probe: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { WritingValue(probe: self) }

  static func unasked() -> Never {
    preconditionFailure("containers inside containers are not described")  // a bug, never input
  }

  // MARK: - What was handed over

  fileprivate func write<Value: Encodable>(_ type: Value.Type, member: String) throws {
    append(member, try shape(of: type), isRequired: true)
  }

  /// A member that may be without a value: `null` stands for it, or nothing.
  fileprivate func writeIfPresent<Value: Encodable>(_ type: Value.Type, member: String) throws {
    let shape = try shape(of: type)
    if shapes.spelling.writesNulls {
      append(member, shape.orNull, isRequired: true)
    } else {
      append(member, shape, isRequired: false)
    }
  }

  fileprivate func writeNull(member: String) { append(member, .nullable(.anything), isRequired: true) }

  fileprivate func writeElement<Value: Encodable>(_ type: Value.Type) throws { shape = .list(try shape(of: type)) }

  fileprivate func writeWhole<Value: Encodable>(_ type: Value.Type) throws { shape = try shape(of: type) }

  private func shape<Value: Encodable>(of type: Value.Type) throws -> Shape {
    switch interest {
    case .members: try shapes.written(type)
    case .names: .anything
    }
  }

  private func append(_ member: String, _ shape: Shape, isRequired: Bool) {
    guard case .object(var object) = self.shape else { return }
    object.members.append(Shape.Member(name: shapes.spelling.wireName(member), shape: shape, isRequired: isRequired))
    self.shape = .object(object)
  }
}

private struct WritingMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let probe: WritingProbe

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws { probe.writeNull(member: key.stringValue) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try probe.write(Value.self, member: key.stringValue)
  }
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    try probe.writeIfPresent(Value.self, member: key.stringValue)
  }

  func encode(_ value: Bool, forKey key: Key) throws { try probe.write(Bool.self, member: key.stringValue) }
  func encode(_ value: String, forKey key: Key) throws { try probe.write(String.self, member: key.stringValue) }
  func encode(_ value: Double, forKey key: Key) throws { try probe.write(Double.self, member: key.stringValue) }
  func encode(_ value: Float, forKey key: Key) throws { try probe.write(Float.self, member: key.stringValue) }
  func encode(_ value: Int, forKey key: Key) throws { try probe.write(Int.self, member: key.stringValue) }
  func encode(_ value: Int8, forKey key: Key) throws { try probe.write(Int8.self, member: key.stringValue) }
  func encode(_ value: Int16, forKey key: Key) throws { try probe.write(Int16.self, member: key.stringValue) }
  func encode(_ value: Int32, forKey key: Key) throws { try probe.write(Int32.self, member: key.stringValue) }
  func encode(_ value: Int64, forKey key: Key) throws { try probe.write(Int64.self, member: key.stringValue) }
  func encode(_ value: UInt, forKey key: Key) throws { try probe.write(UInt.self, member: key.stringValue) }
  func encode(_ value: UInt8, forKey key: Key) throws { try probe.write(UInt8.self, member: key.stringValue) }
  func encode(_ value: UInt16, forKey key: Key) throws { try probe.write(UInt16.self, member: key.stringValue) }
  func encode(_ value: UInt32, forKey key: Key) throws { try probe.write(UInt32.self, member: key.stringValue) }
  func encode(_ value: UInt64, forKey key: Key) throws { try probe.write(UInt64.self, member: key.stringValue) }

  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try absent(Bool.self, key) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try absent(String.self, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try absent(Double.self, key) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try absent(Float.self, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try absent(Int.self, key) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try absent(Int8.self, key) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try absent(Int16.self, key) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try absent(Int32.self, key) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try absent(Int64.self, key) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try absent(UInt.self, key) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try absent(UInt8.self, key) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try absent(UInt16.self, key) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try absent(UInt32.self, key) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try absent(UInt64.self, key) }

  private func absent<Value: Encodable>(_ type: Value.Type, _ key: Key) throws {
    try probe.writeIfPresent(type, member: key.stringValue)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> { WritingProbe.unasked() }
  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { WritingProbe.unasked() }
  func superEncoder() -> any Encoder { WritingProbe.unasked() }
  func superEncoder(forKey key: Key) -> any Encoder { WritingProbe.unasked() }
}

private struct WritingElements: UnkeyedEncodingContainer {
  let probe: WritingProbe
  private(set) var count = 0

  init(probe: WritingProbe) { self.probe = probe }

  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() throws { count += 1 }
  mutating func encode<Value: Encodable>(_ value: Value) throws { try element(Value.self) }

  mutating func encode(_ value: Bool) throws { try element(Bool.self) }
  mutating func encode(_ value: String) throws { try element(String.self) }
  mutating func encode(_ value: Double) throws { try element(Double.self) }
  mutating func encode(_ value: Float) throws { try element(Float.self) }
  mutating func encode(_ value: Int) throws { try element(Int.self) }
  mutating func encode(_ value: Int8) throws { try element(Int8.self) }
  mutating func encode(_ value: Int16) throws { try element(Int16.self) }
  mutating func encode(_ value: Int32) throws { try element(Int32.self) }
  mutating func encode(_ value: Int64) throws { try element(Int64.self) }
  mutating func encode(_ value: UInt) throws { try element(UInt.self) }
  mutating func encode(_ value: UInt8) throws { try element(UInt8.self) }
  mutating func encode(_ value: UInt16) throws { try element(UInt16.self) }
  mutating func encode(_ value: UInt32) throws { try element(UInt32.self) }
  mutating func encode(_ value: UInt64) throws { try element(UInt64.self) }

  private mutating func element<Value: Encodable>(_ type: Value.Type) throws {
    count += 1
    try probe.writeElement(type)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> { WritingProbe.unasked() }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { WritingProbe.unasked() }
  mutating func superEncoder() -> any Encoder { WritingProbe.unasked() }
}

private struct WritingValue: SingleValueEncodingContainer {
  let probe: WritingProbe

  var codingPath: [any CodingKey] { [] }

  func encodeNil() throws {}
  func encode<Value: Encodable>(_ value: Value) throws { try probe.writeWhole(Value.self) }

  func encode(_ value: Bool) throws { try probe.writeWhole(Bool.self) }
  func encode(_ value: String) throws { try probe.writeWhole(String.self) }
  func encode(_ value: Double) throws { try probe.writeWhole(Double.self) }
  func encode(_ value: Float) throws { try probe.writeWhole(Float.self) }
  func encode(_ value: Int) throws { try probe.writeWhole(Int.self) }
  func encode(_ value: Int8) throws { try probe.writeWhole(Int8.self) }
  func encode(_ value: Int16) throws { try probe.writeWhole(Int16.self) }
  func encode(_ value: Int32) throws { try probe.writeWhole(Int32.self) }
  func encode(_ value: Int64) throws { try probe.writeWhole(Int64.self) }
  func encode(_ value: UInt) throws { try probe.writeWhole(UInt.self) }
  func encode(_ value: UInt8) throws { try probe.writeWhole(UInt8.self) }
  func encode(_ value: UInt16) throws { try probe.writeWhole(UInt16.self) }
  func encode(_ value: UInt32) throws { try probe.writeWhole(UInt32.self) }
  func encode(_ value: UInt64) throws { try probe.writeWhole(UInt64.self) }
}
