package import HTTPTypes
import Text

/// What every version of HTTP asks of an answer.
extension Reply {
  /// Whether the responder wants the connection closed behind this answer.
  package var asksClose: Bool {
    guard head.headerFields.contains(.connection) else { return false }
    return head.headerFields[.connection]?.lowercased() == "close"
  }

  /// Whether the answer's status forbids a body and its length.
  ///
  /// - Source: RFC 9110 section 8.6: none on 204, and on 304 it would have to be that of the 200.
  package var isBodiless: Bool { head.status.code == 204 || head.status.code == 304 }

  /// Refuses a status that ends no exchange.
  package func checkStatus() throws(Refusal.ReplyProblem) {
    guard (200...599).contains(head.status.code) else { throw .status(head.status.code) }
  }

  /// Refuses the value of a field, as far as it stands behind `start`, when it has a byte that would end it.
  package static func check(_ output: [UInt8], from start: Int, of field: HTTPField) throws(Refusal.ReplyProblem) {
    let value = output.span.extracting(start...)
    for index in value.indices where ASCII.isControl(value[index]) {
      throw .controlByte(field: field.name.rawName)
    }
  }
}
