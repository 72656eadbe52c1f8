/// A JSON text taken apart without a type in mind, so that its mistakes can be told where they stand: all of them, if one asks.
///
/// Every value knows its bytes, from which a typed reader can read it again.
package struct JSONTree: Sendable {
  package enum Value: Sendable {
    case object([Member])
    case list([JSONTree])
    case string(String)
    /// The digits as they stand.
    case number(String)
    case boolean
    case null
  }

  package struct Member: Sendable {
    package let name: String
    package let value: JSONTree
  }

  package let value: Value
  /// Where the value stands in its file.
  package let bytes: Range<Int>

  /// Objects and lists inside one another.
  package static let maximumDepth = JSON.maximumDepth

  /// What stands where something else belongs.
  package struct SyntaxError: Error, Equatable {
    package let offset: Int
    package let expected: String
  }

  /// - Throws: where the text ceases to be JSON.
  package init(parsing text: [UInt8]) throws(SyntaxError) {
    var reader = JSONTreeReader(text: text)
    self = try reader.document()
  }

  init(value: Value, bytes: Range<Int>) {
    self.value = value
    self.bytes = bytes
  }

  /// The first member of this name; nil when this is no object or has none.
  package func member(_ name: String) -> JSONTree? { members.first { $0.name == name }?.value }

  /// The members of an object; nothing for other values.
  package var members: [Member] { if case .object(let members) = value { members } else { [] } }

  /// The elements of a list; nothing for other values.
  package var elements: [JSONTree] { if case .list(let elements) = value { elements } else { [] } }

  package var isNull: Bool { if case .null = value { true } else { false } }
}
