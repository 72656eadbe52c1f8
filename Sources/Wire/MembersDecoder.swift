/// Reads the members of one object by name.
struct MembersDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let document: JSONDocument
  private let object: JSONDocument.Node
  private let namesAreData: Bool
  /// Of an object so large that looking from the front each time would take long.
  private let index: [String: JSONDocument.Node]?

  init(document: JSONDocument, object: JSONDocument.Node) {
    self.document = document
    self.object = object
    namesAreData = DictionaryKeys.are(Key.self)
    index = document.entry(object).count > 64 ? Self.index(document, object, namesAreData) : nil
  }

  var codingPath: [any CodingKey] { document.path(to: object) }

  var allKeys: [Key] {
    document.memberNames(object).compactMap { name in
      let name = document.string(name)
      return Key(stringValue: namesAreData ? name : document.names.declaredName(name))
    }
  }

  func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { document.isNull(try member(key).node) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try member(key).read(type) }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).boolean() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).string() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try member(key).floatingPoint() }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).floatingPoint() }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).integer() }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).integer() }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).integer() }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).integer() }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).integer() }
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try member(key).integer() }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).integer() }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).integer() }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).integer() }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).integer() }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).integer() }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try member(key).integer() }

  // The protocol's own answers look for the member three times.
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try present(key)?.read(type)
  }
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try present(key)?.boolean() }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try present(key)?.string() }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(key)?.integer() }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { try member(named: "super") }
  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }

  private func member(_ key: Key) throws -> ValueDecoder { try member(named: key.stringValue) }

  private func member(named name: String) throws -> ValueDecoder {
    guard let node = find(name) else {
      let missing = PathKey(stringValue: namesAreData ? name : document.names.wireName(name))
      throw UnreadableBody(
        path: UnreadableBody.path(document.path(to: object) + [missing], names: document.names), problem: .missing)
    }
    return ValueDecoder(document: document, node: node)
  }

  /// The member unless it is absent or `null`.
  private func present(_ key: Key) -> ValueDecoder? {
    guard let node = find(key.stringValue), !document.isNull(node) else { return nil }
    return ValueDecoder(document: document, node: node)
  }

  private func find(_ name: String) -> JSONDocument.Node? {
    if let index { return index[name] }
    return document.member(name, of: object, isVerbatim: namesAreData)
  }

  private static func index(
    _ document: JSONDocument, _ object: JSONDocument.Node, _ namesAreData: Bool
  ) -> [String: JSONDocument.Node] {
    let members = document.memberNames(object).map { name in
      let text = document.string(name)
      return (namesAreData ? text : document.names.declaredName(text), document.value(ofName: name))
    }
    return Dictionary(members, uniquingKeysWith: { first, _ in first })
  }
}
