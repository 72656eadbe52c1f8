/// A list that the vendor writes as `[]` when it has nothing, and reads from `[]`, `null` or an absent member alike.
@propertyWrapper
package struct Listed<Element: Sendable>: Sendable {
  package var wrappedValue: [Element]

  package init(wrappedValue: [Element] = []) { self.wrappedValue = wrappedValue }
}

extension Listed: Equatable where Element: Equatable {}

extension Listed: Encodable where Element: Encodable {
  package func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

extension Listed: Decodable where Element: Decodable {
  package init(from decoder: any Decoder) throws { self.init(wrappedValue: try [Element](from: decoder)) }
}

extension KeyedDecodingContainer {
  package func decode<Element: Decodable>(_: Listed<Element>.Type, forKey key: Key) throws -> Listed<Element> {
    Listed(wrappedValue: try decodeIfPresent([Element].self, forKey: key) ?? [])
  }
}
