import Wire

/// A decoder that answers every question with a specimen, and keeps what it was asked for.
final class ReadingProbe: Decoder {
  enum Fill {
    /// Every member that may be absent is there, every list has an element.
    case full
    /// As little as the type reads without an error.
    case bare
  }

  let shapes: Shapes
  let fill: Fill
  fileprivate let name: String
  private let changes: MemberChanges.Row?
  private let described: (any DescribedMembers.Type)?
  private(set) var shape = Shape.anything
  /// Members that the type asked about before it read them: it can do without.
  private var isOptional: Set<String> = []

  init(_ shapes: Shapes, _ type: any Any.Type, _ fill: Fill) {
    self.shapes = shapes
    self.fill = fill
    name = TypeName.of(type)
    changes = shapes.spelling.changes?[type]
    described = type as? any DescribedMembers.Type
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { shapes.spelling.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    if shape == .anything { shape = .object(Shape.Object(name: name, members: [], isClosed: false)) }
    return KeyedDecodingContainer(ReadingMembers(probe: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    shape = .list(.anything)
    return ReadingElements(probe: self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { ReadingValue(probe: self) }

  static func unasked() -> any Error {
    DecodingError.dataCorrupted(
      .init(codingPath: [], debugDescription: "containers inside containers are not described"))
  }

  // MARK: - What was asked

  fileprivate func ask(about member: String) -> Bool {
    isOptional.insert(member)
    return fill == .full
  }

  fileprivate func read<Value: Decodable>(_ type: Value.Type, member: String) throws -> Value {
    let (shape, value) = try shapes.reading(type, fill)
    if case .object(var object) = self.shape {
      let isAskedFor = isOptional.contains(member) && described?.needed.contains(member) != true
      let formed = shape.formed(described?.forms[member])
      // What is left out when it is written is read nevertheless.
      let declared = if case .renamed(let other) = changes?[member] { other } else { member }
      let name = shapes.spelling.wireName(declared)
      object.members.removeAll { $0.name == name }
      object.members.append(
        Shape.Member(name: name, shape: isAskedFor ? formed.orNull : formed, isRequired: !isAskedFor))
      self.shape = .object(object)
    }
    return value
  }

  fileprivate func readElement<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (shape, value) = try shapes.reading(type, fill)
    self.shape = .list(shape)
    return value
  }

  fileprivate func readWhole<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (shape, value) = try shapes.reading(type, fill)
    self.shape = self.shape == .nullable(.anything) ? shape.orNull : shape
    return value
  }

  fileprivate func askWhetherNull() -> Bool {
    shape = .nullable(.anything)
    return fill == .bare
  }
}

private struct ReadingMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let probe: ReadingProbe

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  // What can be absent can be null as well: the standard library's `decodeIfPresent` asks both.
  func contains(_ key: Key) -> Bool { probe.ask(about: key.stringValue) }
  func decodeNil(forKey key: Key) throws -> Bool { !probe.ask(about: key.stringValue) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try probe.read(type, member: key.stringValue)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { throw ReadingProbe.unasked() }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw ReadingProbe.unasked() }
  func superDecoder() throws -> any Decoder { throw ReadingProbe.unasked() }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw ReadingProbe.unasked() }
}

/// A list of one element, or of none.
private struct ReadingElements: UnkeyedDecodingContainer {
  let probe: ReadingProbe
  private(set) var currentIndex = 0

  init(probe: ReadingProbe) { self.probe = probe }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { probe.fill == .full ? 1 : 0 }
  var isAtEnd: Bool { currentIndex >= count ?? 0 }

  mutating func decodeNil() throws -> Bool { false }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try element(type) }

  private mutating func element<Value: Decodable>(_ type: Value.Type) throws -> Value {
    currentIndex += 1
    return try probe.readElement(type)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { throw ReadingProbe.unasked() }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw ReadingProbe.unasked() }
  mutating func superDecoder() throws -> any Decoder { throw ReadingProbe.unasked() }
}

private struct ReadingValue: SingleValueDecodingContainer {
  let probe: ReadingProbe

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { probe.askWhetherNull() }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try probe.readWhole(type) }
}
