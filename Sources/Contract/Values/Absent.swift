package import FoundationEssentials

/// A number that reads as zero when the member is absent or `null`, so that validation can name every missing field at
/// once instead of stopping at the first.
@propertyWrapper
package struct OrZero: Codable, Equatable, Sendable {
  package var wrappedValue: Decimal

  package init(wrappedValue: Decimal) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Decimal.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

/// A type with a value that stands for an absent member.
package protocol Defaulted {
  static var fallback: Self { get }
}

/// A member that reads as its type's fallback when it is absent or `null`.
@propertyWrapper
package struct OrDefault<Value: Codable & Equatable & Sendable & Defaulted>: Codable, Equatable, Sendable {
  package var wrappedValue: Value

  package init(wrappedValue: Value) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws { wrappedValue = try Value(from: decoder) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue)
  }
}

extension Bool: Defaulted {
  package static let fallback = false
}

extension KeyedDecodingContainer {
  package func decode(_: OrZero.Type, forKey key: Key) throws -> OrZero {
    OrZero(wrappedValue: try decodeIfPresent(Decimal.self, forKey: key) ?? 0)
  }

  package func decode<Value>(_: OrDefault<Value>.Type, forKey key: Key) throws -> OrDefault<Value> {
    OrDefault(wrappedValue: try decodeIfPresent(Value.self, forKey: key) ?? Value.fallback)
  }
}
