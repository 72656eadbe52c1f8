/// Reads the values of one list.
struct ElementsDecoder: UnkeyedDecodingContainer {
  private let reading: Reading
  private let list: Int32
  private(set) var place: Int32
  private(set) var currentIndex = 0

  /// - Throws: `ReadingFailure` for what is no list.
  init(reading: Reading, list: Int32) throws(ReadingFailure) {
    place = try reading.firstElement(of: list)
    self.reading = reading
    self.list = list
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { reading.tape.children(of: list).reduce(0) { count, _ in count + 1 } }
  var isAtEnd: Bool { place >= reading.tape[list].next }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, reading.isNull(place) else { return false }
    _ = try next()
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let element = try next()
    return try reading.decode(type, at: element)
  }

  mutating func decode(_ type: Int128.Type) throws -> Int128 { try reading.integer(type, at: next()) }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try reading.integer(type, at: next()) }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try TapeDecoder(reading: reading, index: next()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try ElementsDecoder(reading: reading, list: next())
  }

  mutating func superDecoder() throws -> any Decoder { TapeDecoder(reading: reading, index: try next()) }

  private mutating func next() throws(ReadingFailure) -> Int32 {
    guard !isAtEnd else { throw reading.failure(at: list, "there are not enough values in it") }
    reading.noteAsked(place)
    defer {
      place = reading.tape[place].next
      currentIndex += 1
    }
    return place
  }
}
