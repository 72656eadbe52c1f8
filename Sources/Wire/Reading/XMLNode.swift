/// An element of an XML document that is looked at without a type in mind.
package struct XMLNode: Sendable {
  private let tape: Tape
  let index: Int32

  /// - Throws: why it is no document.
  package init(parsing text: [UInt8], schema: XML, in encoding: XML.Encoding? = nil) throws(ReadingFailure) {
    self.init(tape: try XMLReader.tape(of: text, schema: schema.schema, encoding: encoding), index: Tape.root)
  }

  private init(tape: Tape, index: Int32) {
    self.tape = tape
    self.index = index
  }

  /// Without its namespace.
  package var name: String { tape.name(of: index) }

  /// The elements directly inside, in their order.
  package var children: [XMLNode] { tape.children(of: index).map { XMLNode(tape: tape, index: $0) } }
}
