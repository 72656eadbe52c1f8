/// Reads the values of one list as `ElementsDecoder` does, and goes on after those at fault.
struct RecoveringElements: UnkeyedDecodingContainer {
  private var elements: ElementsDecoder
  private let reading: Reading

  init(_ elements: ElementsDecoder, _ reading: Reading) {
    self.elements = elements
    self.reading = reading
  }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { elements.count }
  var isAtEnd: Bool { elements.isAtEnd }
  var currentIndex: Int { elements.currentIndex }

  mutating func decodeNil() throws -> Bool { try elements.decodeNil() }

  /// The next value without a fault.
  ///
  /// - Throws: what was wrong with the last where there is none.
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    while true {
      let place = elements.place
      guard !elements.isAtEnd else { return try elements.decode(type) }
      do { return try elements.decode(type) } catch {
        try reading.leaveOut(place, error)
        if elements.isAtEnd { throw error }
      }
    }
  }

  mutating func decode(_ type: Int128.Type) throws -> Int128 { try elements.decode(type) }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try elements.decode(type) }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> { try elements.nestedContainer(keyedBy: type) }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try elements.nestedUnkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try elements.superDecoder() }
}
