import FoundationEssentials

/// A JSON value without a type of its own, written with its members in the order given and their names as they stand.
package indirect enum JSONValue: Encodable, Equatable, Sendable {
  case object([(name: String, value: JSONValue)])
  case list([JSONValue])
  case string(String)
  /// The digits as they stand.
  case number(String)
  case boolean(Bool)
  case null

  /// - Throws: where the text ceases to be JSON.
  package init(parsing text: [UInt8]) throws(ReadingFailure) { self.init(try JSONNode(parsing: text)) }

  private init(_ node: JSONNode) {
    switch node.value {
    case .object: self = .object(node.members.map { ($0.name, JSONValue($0.value)) })
    case .list: self = .list(node.elements.map(JSONValue.init))
    case .string(let string): self = .string(string)
    case .number(let digits): self = .number(digits)
    case .boolean(let boolean): self = .boolean(boolean)
    case .null: self = .null
    }
  }

  package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)):
      left.elementsEqual(right) { $0.name == $1.name && $0.value == $1.value }
    case (.list(let left), .list(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.boolean(let left), .boolean(let right)): left == right
    case (.null, .null): true
    default: false
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .object(let members):
      var container = encoder.container(keyedBy: Name.self)
      for (name, value) in members { try container.encode(value, forKey: Name(stringValue: name)) }
    case .list(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    case .string(let string):
      var container = encoder.singleValueContainer()
      try container.encode(string)
    case .number(let digits):
      var container = encoder.singleValueContainer()
      if let number = Decimal(string: digits) {
        try container.encode(number)
      } else if let number = WrittenNumber(digits) {
        try container.encode(number)
      } else {
        throw EncodingError.invalidValue(digits, .init(codingPath: [], debugDescription: "'\(digits)' is no number"))
      }
    case .boolean(let boolean):
      var container = encoder.singleValueContainer()
      try container.encode(boolean)
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }
}

extension JSONValue: Decodable {
  /// Read from one of this room's own texts, as it stands there.
  package init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? TapeDecoder else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "only values of JSON texts are read"))
    }
    decoder.reading.noteAsked(within: decoder.index)
    self.init(JSONNode(tape: decoder.reading.tape, index: decoder.index))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSONValue {
  /// The member of this name; nil when this is no object or has none.
  package subscript(name: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.name == name }?.value } else { nil }
  }

  /// The value with every list in it cut to its first elements.
  package func shortened(to count: Int) -> JSONValue {
    switch self {
    case .object(let members): .object(members.map { ($0.name, $0.value.shortened(to: count)) })
    case .list(let elements): .list(elements.prefix(count).map { $0.shortened(to: count) })
    case .string, .number, .boolean, .null: self
    }
  }
}
