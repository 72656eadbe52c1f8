/// A value of a JSON text that is looked at without a type in mind.
package struct JSONNode: Sendable {
  package enum Value: Sendable {
    case object
    case list
    case string(String)
    /// The digits as they stand.
    case number(String)
    case boolean(Bool)
    case null
  }

  let tape: Tape
  let index: Int32

  /// - Throws: where the text ceases to be JSON.
  package init(parsing text: [UInt8]) throws(ReadingFailure) {
    self.init(tape: try JSONReader.tape(of: text), index: Tape.root)
  }

  init(tape: Tape, index: Int32) {
    self.tape = tape
    self.index = index
  }

  package var value: Value {
    switch tape[index].kind {
    case .object: .object
    case .list: .list
    case .string, .element: .string(tape.text(of: index))
    case .number: .number(tape.text(of: index))
    case .yes: .boolean(true)
    case .no: .boolean(false)
    case .null: .null
    }
  }

  package var isNull: Bool { tape[index].kind == .null }

  /// The members of an object, in their order; nothing for other values.
  package var members: [(name: String, value: JSONNode)] {
    guard tape[index].kind == .object else { return [] }
    return tape.children(of: index).map { (tape.name(of: $0), JSONNode(tape: tape, index: $0)) }
  }

  /// The elements of a list; nothing for other values.
  package var elements: [JSONNode] {
    guard tape[index].kind == .list else { return [] }
    return tape.children(of: index).map { JSONNode(tape: tape, index: $0) }
  }

  /// The member of this name; nil when this is no object or has none.
  package func member(_ name: String) -> JSONNode? {
    guard tape[index].kind == .object else { return nil }
    return tape.children(of: index).first { tape.isNamed($0, name) }.map { JSONNode(tape: tape, index: $0) }
  }
}
