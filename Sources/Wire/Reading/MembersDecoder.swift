/// Reads the members of one object.
struct MembersDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let reading: Reading
  let object: Int32
  /// A dictionary's names are data, and those of values that are not the vendor's count letter by letter.
  private let isExact: Bool
  /// Which of the reading's rows of changes holds here. A number, because the standard library copies the decoder for each member.
  private let changes: Int32?

  init(reading: Reading, object: Int32) throws(ReadingFailure) {
    try reading.requireObject(object)
    self.reading = reading
    self.object = object
    changes = reading.takeChanges()
    isExact =
      switch reading.format {
      case .json(.declared): true
      case .json(.pascalCase), .xml: DictionaryKeys.are(Key.self)
      }
    if !reading.isLiberal { reading.checkNames(of: object) }
  }

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    reading.tape.children(of: object).compactMap {
      reading.noteAsked($0)
      if reading.tape[$0].marks.contains(.overruled) { return nil }
      let name = reading.tape.name(of: $0)
      return Key(stringValue: isExact ? name : JSON.MemberNames.pascalCase.declaredName(name))
    }
  }

  func contains(_ key: Key) -> Bool { member(key) != nil }

  /// Asked by the standard library before it reads a number or a Boolean that may be absent.
  func decodeNil(forKey key: Key) throws -> Bool {
    let member = try required(key)
    return reading.isNull(member) || (reading.isLiberal && reading.isEmptyText(member))
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try reading.decode(type, at: required(key))
  }

  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try reading.integer(type, at: required(key)) }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try reading.integer(type, at: required(key)) }

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    guard let member = member(key), !reading.isNull(member) else { return nil }
    return try reading.text(at: member)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let member = member(key), !reading.isNull(member) else { return nil }
    if reading.isLiberal, reading.isEmptyText(member) { return try reading.valueOfEmptyText(type, at: member) }
    return try reading.decode(type, at: member)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try TapeDecoder(reading: reading, index: required(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try ElementsDecoder(reading: reading, list: required(key))
  }

  func superDecoder() throws -> any Decoder { TapeDecoder(reading: reading, index: object) }
  func superDecoder(forKey key: Key) throws -> any Decoder { TapeDecoder(reading: reading, index: try required(key)) }

  /// Where the member stands; nil when it is absent.
  func member(_ key: Key) -> Int32? {
    let name = changes == nil ? key.stringValue : name(of: key)
    let member = reading.member(name, of: object, isExact: isExact)
    // What is called otherwise here is read by its own name as well.
    if member == nil, changes != nil, name != key.stringValue {
      return reading.member(key.stringValue, of: object, isExact: isExact)
    }
    if !reading.isLiberal, !isExact, let member { reading.checkName(of: member, against: name) }
    return member
  }

  private func name(of key: Key) -> String {
    // What is left out when it is written is read nevertheless.
    if let changes, case .renamed(let other) = reading.changes(changes)[key.stringValue] { return other }
    return key.stringValue
  }

  private func required(_ key: Key) throws(ReadingFailure) -> Int32 {
    guard let member = member(key) else { throw reading.missing(name(of: key), in: object) }
    return member
  }
}
