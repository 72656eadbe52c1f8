import Foundation

@testable import Wire

// Look-alikes of the shapes that travel: optional members, nested lists, wrappers around lists and numbers.

struct Parcel: Codable, Equatable {
  var reference: String
  var legs: [Leg]
  var description: String?
  var count: Int
  var isLate: Bool?
  var price: Decimal?
  @ListLike var tags: [String]
  @ZeroLike var weight: Decimal
}

struct Leg: Codable, Equatable {
  var leg: Int
  @ListLike var trackingReferences: [String]
  var carrierName: String?
}

@propertyWrapper
struct ListLike<Element: Codable & Equatable>: Codable, Equatable {
  var wrappedValue: [Element]

  init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }
  init(from decoder: any Decoder) throws { wrappedValue = try [Element](from: decoder) }
  func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

@propertyWrapper
struct ZeroLike: Codable, Equatable {
  var wrappedValue: Decimal

  init(wrappedValue: Decimal) { self.wrappedValue = wrappedValue }
  init(from decoder: any Decoder) throws { wrappedValue = try decoder.singleValueContainer().decode(Decimal.self) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

extension KeyedDecodingContainer {
  func decode<Element>(_: ListLike<Element>.Type, forKey key: Key) throws -> ListLike<Element> {
    ListLike(wrappedValue: try decodeIfPresent([Element].self, forKey: key) ?? [])
  }

  func decode(_: ZeroLike.Type, forKey key: Key) throws -> ZeroLike {
    ZeroLike(wrappedValue: try decodeIfPresent(Decimal.self, forKey: key) ?? 0)
  }
}

/// A value that says itself what it allows.
struct Day: Codable, Equatable {
  var name: String

  init(from decoder: any Decoder) throws {
    name = try decoder.singleValueContainer().decode(String.self)
    guard name == "Monday" else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(name)' is not one of Monday"))
    }
  }
}

/// One optional member of every type that a synthesised conformance treats on its own.
struct Everything: Codable, Equatable {
  var bool: Bool?
  var string: String?
  var double: Double?
  var float: Float?
  var int: Int?
  var int8: Int8?
  var int16: Int16?
  var int32: Int32?
  var int64: Int64?
  var int128: Int128?
  var uint: UInt?
  var uint8: UInt8?
  var uint16: UInt16?
  var uint32: UInt32?
  var uint64: UInt64?
  var uint128: UInt128?
  var decimal: Decimal?
  var list: [Int]?
  var leg: Leg?
}

extension JSON {
  func text(_ value: some Encodable) throws -> String { String(decoding: try encode(value), as: UTF8.self) }

  func read<Value: Decodable>(_ type: Value.Type = Value.self, _ text: String) throws(ReadingFailure) -> Value {
    try decode(type, from: Array(text.utf8))
  }
}

extension Decimal {
  init(exactly text: String) throws {
    struct NotADecimal: Error {}
    guard let value = Decimal(string: text) else { throw NotADecimal() }
    self = value
  }
}
