import FoundationEssentials

/// A value in the place of one that cannot be read, so that what follows it can be. Nobody is shown it.
struct StandIn {
  let userInfo: [CodingUserInfoKey: Any]

  /// Between them, what the types that read themselves from text take.
  private static let texts = ["", "0", "2000-01-01T00:00:00+00:00", "2000-01-01", "00:00:00", "PT0S"]

  /// - Returns: nil for a type of which none can be made, such as one with members.
  func value<Value: Decodable>(_ type: Value.Type) -> Value? {
    if let type = type as? any CaseIterable.Type, let value = Self.firstCase(of: type) as? Value { return value }
    if let type = type as? any Replaceable.Type { return type.standIn as? Value }
    for text in Self.texts {
      if let value = try? Value(from: Source(userInfo: userInfo, text: text)) { return value }
    }
    return nil
  }

  private static func firstCase<Cases: CaseIterable>(of type: Cases.Type) -> Any? { type.allCases.first }

  /// One text and the number 0, which have no members.
  private struct Source: Decoder, SingleValueDecodingContainer {
    let userInfo: [CodingUserInfoKey: Any]
    let text: String

    var codingPath: [any CodingKey] { [] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> { throw nothing }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw nothing }
    func singleValueContainer() -> any SingleValueDecodingContainer { self }
    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      if let text = text as? Value { return text }
      if let type = type as? any FixedWidthInteger.Type, let zero = type.init(exactly: 0) as? Value { return zero }
      guard let value = StandIn(userInfo: userInfo).plain(type) else { throw nothing }
      return value
    }

    private var nothing: any Error {
      DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "nothing stands in for this"))
    }
  }

  private func plain<Value>(_ type: Value.Type) -> Value? { (type as? any Replaceable.Type)?.standIn as? Value }
}

/// A type that says itself what stands in for its values.
private protocol Replaceable {
  static var standIn: Self { get }
}

extension String: Replaceable {
  fileprivate static var standIn: String { "" }
}

extension Bool: Replaceable {
  fileprivate static var standIn: Bool { false }
}

extension Int: Replaceable {
  fileprivate static var standIn: Int { 0 }
}

extension Double: Replaceable {
  fileprivate static var standIn: Double { 0 }
}

extension Decimal: Replaceable {
  fileprivate static var standIn: Decimal { 0 }
}

extension Array: Replaceable {
  fileprivate static var standIn: [Element] { [] }
}

extension Dictionary: Replaceable {
  fileprivate static var standIn: [Key: Value] { [:] }
}

extension Optional: Replaceable {
  fileprivate static var standIn: Wrapped? { nil }
}
