/// Reads the values of one list from the elements inside one, whatever these are called, as long as all are called the same.
struct XMLElementsDecoder: UnkeyedDecodingContainer {
  private let reading: XMLReading
  private let element: Int32
  private let elements: [Int32]
  private(set) var currentIndex = 0

  /// - Throws: `UnreadableBody` when text stands where elements belong, or elements of several names, which are an object's.
  init(reading: XMLReading, element: Int32) throws {
    try reading.requireElements(in: element)
    self.reading = reading
    self.element = element
    elements = reading.tree.children(of: element)
    if let first = elements.first, let other = elements.first(where: { !reading.tree.haveSameName($0, first) }) {
      let names = (reading.tree.name(of: first), reading.tree.name(of: other))
      throw reading.fault(at: other, "the elements of a list have one name, but <\(names.1)> follows <\(names.0)>")
    }
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, reading.tree[elements[currentIndex]].isNil else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let place = try next()
    return try reading.decode(type, at: place)
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try reading.boolean(at: next()) }
  mutating func decode(_ type: String.Type) throws -> String { try reading.text(at: next()) }
  mutating func decode(_ type: Double.Type) throws -> Double { try reading.floatingPoint(at: next()) }
  mutating func decode(_ type: Float.Type) throws -> Float { try reading.floatingPoint(at: next()) }
  mutating func decode(_ type: Int.Type) throws -> Int { try reading.integer(at: next()) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try reading.integer(at: next()) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try reading.integer(at: next()) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try reading.integer(at: next()) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try reading.integer(at: next()) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try reading.integer(at: next()) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try reading.integer(at: next()) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try reading.integer(at: next()) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try reading.integer(at: next()) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try reading.integer(at: next()) }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try XMLValueDecoder(reading: reading, element: next()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try XMLElementsDecoder(reading: reading, element: next())
  }

  mutating func superDecoder() throws -> any Decoder { XMLValueDecoder(reading: reading, element: try next()) }

  private mutating func next() throws -> Int32 {
    guard !isAtEnd else { throw reading.fault(at: element, "there are not enough elements in it") }
    defer { currentIndex += 1 }
    return elements[currentIndex]
  }
}
