/// Reads the elements of one list, front to back.
struct ElementsDecoder: UnkeyedDecodingContainer {
  private let document: JSONDocument
  private let list: JSONDocument.Node
  private var next: JSONDocument.Node
  private var position: UInt32 = 0

  init(document: JSONDocument, list: JSONDocument.Node) {
    self.document = document
    self.list = list
    next = document.firstChild(list)
  }

  var codingPath: [any CodingKey] { document.path(to: list) }
  var count: Int? { Int(document.entry(list).count) }
  var isAtEnd: Bool { position >= document.entry(list).count }
  var currentIndex: Int { Int(position) }

  mutating func decodeNil() throws -> Bool {
    guard document.isNull(try element().node) else { return false }
    advance()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try read { try $0.read(type) } }
  mutating func decode(_ type: Bool.Type) throws -> Bool { try read { try $0.boolean() } }
  mutating func decode(_ type: String.Type) throws -> String { try read { try $0.string() } }
  mutating func decode(_ type: Double.Type) throws -> Double { try read { try $0.floatingPoint() } }
  mutating func decode(_ type: Float.Type) throws -> Float { try read { try $0.floatingPoint() } }
  mutating func decode(_ type: Int.Type) throws -> Int { try read { try $0.integer() } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try read { try $0.integer() } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try read { try $0.integer() } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try read { try $0.integer() } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try read { try $0.integer() } }
  mutating func decode(_ type: Int128.Type) throws -> Int128 { try read { try $0.integer() } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try read { try $0.integer() } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try read { try $0.integer() } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try read { try $0.integer() } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try read { try $0.integer() } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try read { try $0.integer() } }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try read { try $0.integer() } }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try read { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try read { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try read { $0 } }

  /// Moves on only when the element has been read.
  private mutating func read<Value>(_ body: (ValueDecoder) throws -> Value) throws -> Value {
    let value = try body(element())
    advance()
    return value
  }

  private func element() throws -> ValueDecoder {
    guard !isAtEnd else {
      throw document.failure(.notAllowed("the list needs more than \(position) elements"), at: list)
    }
    return ValueDecoder(document: document, node: next)
  }

  private mutating func advance() {
    next = document.after(next)
    position += 1
  }
}
