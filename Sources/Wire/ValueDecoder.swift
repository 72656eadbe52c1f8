import FoundationEssentials

/// Reads one value of a document.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
  let document: JSONDocument
  let node: JSONDocument.Node

  var codingPath: [any CodingKey] { document.path(to: node) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard document.entry(node).kind == .object else { throw unlike(.object) }
    return KeyedDecodingContainer(MembersDecoder<Key>(document: document, object: node))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard document.entry(node).kind == .list else { throw unlike(.list) }
    return ElementsDecoder(document: document, list: node)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { document.isNull(node) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try read(type) }
  func decode(_ type: Bool.Type) throws -> Bool { try boolean() }
  func decode(_ type: String.Type) throws -> String { try string() }
  func decode(_ type: Double.Type) throws -> Double { try floatingPoint() }
  func decode(_ type: Float.Type) throws -> Float { try floatingPoint() }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: Int128.Type) throws -> Int128 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  func decode(_ type: UInt128.Type) throws -> UInt128 { try integer() }
}

/// What every container reads with, each from the node that it has found.
extension ValueDecoder {
  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    // A string's own conformance goes a long way round, and a decimal's reads its internals.
    if type == String.self, let value = try string() as? Value { return value }
    if type == Decimal.self, let value = try decimal() as? Value { return value }
    return try type.init(from: self)
  }

  func boolean() throws -> Bool {
    guard document.entry(node).kind == .boolean else { throw unlike(.boolean) }
    return document.text(node).first == UInt8(ascii: "t")
  }

  func string() throws -> String {
    switch document.entry(node).kind {
    case .string, .escapedString: return document.string(node)
    default: throw unlike(.string)
    }
  }

  func decimal() throws -> Decimal {
    guard let value = try number().decimal() else {
      throw unfit("a decimal number of at most 38 digits, with an exponent from -127 to 127,")
    }
    return value
  }

  func integer<Integer: FixedWidthInteger>() throws -> Integer {
    guard let value = try number().integer(Integer.self) else {
      throw unfit("a whole number from \(Integer.min) to \(Integer.max)")
    }
    return value
  }

  func floatingPoint<Value: BinaryFloatingPoint & LosslessStringConvertible>() throws -> Value {
    guard let value = try number().floatingPoint(Value.self) else {
      throw unfit("a number up to \(Value.greatestFiniteMagnitude)")
    }
    return value
  }

  private func number() throws -> JSONNumber {
    guard document.entry(node).kind == .number else { throw unlike(.number) }
    return JSONNumber(document.text(node))
  }

  private func unlike(_ expected: UnreadableBody.Kind) -> UnreadableBody {
    document.failure(.wrongType(expected: expected, found: document.kind(node)), at: node)
  }

  private func unfit(_ allowed: String) -> UnreadableBody { document.failure(.unfitNumber(allowed: allowed), at: node) }
}
