internal import Wire

/// A JSON text taken apart without a type in mind, so that all its mistakes can be told at once.
///
/// Every value knows its bytes, from which a typed reader can read it again.
struct JSONTree: Sendable {
  enum Value: Sendable {
    case object([Member])
    case list([JSONTree])
    case string(String)
    /// The digits as they stand.
    case number(String)
    case boolean
    case null
  }

  struct Member: Sendable {
    let name: String
    let value: JSONTree
  }

  let value: Value
  /// Where the value stands in its file.
  let bytes: Range<Int>

  /// Objects and lists inside one another.
  static let maximumDepth = JSON.maximumDepth

  /// What stands where something else belongs.
  struct SyntaxError: Error, Equatable {
    let offset: Int
    let expected: String
  }

  /// - Throws: where the text ceases to be JSON.
  init(parsing text: [UInt8]) throws(SyntaxError) {
    var reader = JSONTreeReader(text: text)
    self = try reader.document()
  }

  init(value: Value, bytes: Range<Int>) {
    self.value = value
    self.bytes = bytes
  }

  /// The first member of this name; nil when this is no object or has none.
  func member(_ name: String) -> JSONTree? { members.first { $0.name == name }?.value }

  /// The members of an object; nothing for other values.
  var members: [Member] { if case .object(let members) = value { members } else { [] } }

  /// The elements of a list; nothing for other values.
  var elements: [JSONTree] { if case .list(let elements) = value { elements } else { [] } }

  var isNull: Bool { if case .null = value { true } else { false } }
}
