package import HTTPTypes
import Text

/// What every version of HTTP asks of an answer.
extension Reply {
  /// Whether the responder wants the connection closed behind this answer.
  package var asksClose: Bool {
    // A pattern has no field of the transport's.
    commonFields == nil && fields.contains { $0.name == .connection && $0.value.lowercased() == "close" }
  }

  /// Whether the answer's status forbids a body and its length.
  ///
  /// - Source: RFC 9110 section 8.6: none on 204, and on 304 it would have to be that of the 200.
  package var isBodiless: Bool { status.code == 204 || status.code == 304 }

  /// Refuses a status that ends no exchange.
  package func checkStatus() throws(Refusal.ReplyProblem) {
    guard (200...599).contains(status.code) else { throw .status(status.code) }
  }

  /// Refuses the value of a field, which stands behind `start` and before `end`, when it has a byte that would end it.
  package static func check(
    _ output: [UInt8], from start: Int, upTo end: Int? = nil, of field: HTTPField.Name
  ) throws(Refusal.ReplyProblem) {
    let value = output.span.extracting(start..<(end ?? output.count))
    var place = 0
    while place < value.count {
      if place <= value.count - 8 {
        let eight = EightBytes(value, at: place)
        if eight.marks(below: 0x20) | eight.marks(0x7F) == 0 {
          place += 8
          continue
        }
      }
      guard !ASCII.isControl(value[place]) else { throw .controlByte(field: field.rawName) }
      place += 1
    }
  }
}
