import HTTPCore
import HTTPTypes
import Text

/// One field line that keeps the grammar: `field-name ":" OWS field-value OWS`.
///
/// - Source: RFC 9112 section 5.
struct FieldLine: Sendable {
  let field: HTTPField
  let role: FieldRole
  /// Where the value stands in the line.
  let value: Range<Int>

  init(_ line: Span<UInt8>, isFirst: Bool) throws(Refusal) {
    let (nameEnd, value) = try Self.split(line, isFirst: isFirst)
    let nameBytes = line.extracting(..<nameEnd)
    let valueBytes = line.extracting(value)
    guard let nameText = nameBytes.text, let name = HTTPField.Name(nameText) else {
      throw .malformedField(.emptyName)
    }
    self.value = value
    role = FieldRole(nameBytes)
    // Values may hold bytes that are no UTF-8 (RFC 9110 section 5.5, obs-text).
    if let text = valueBytes.text {
      field = HTTPField(name: name, value: text)
    } else {
      field = HTTPField(name: name, value: valueBytes.indices.map { valueBytes[$0] })
    }
  }

  /// Where the name ends and where the value stands.
  ///
  /// `isFirst` tells whether the line stands right below the request line, where a leading blank folds nothing.
  static func split(_ line: Span<UInt8>, isFirst: Bool) throws(Refusal) -> (nameEnd: Int, value: Range<Int>) {
    if ASCII.isBlank(line[0]) { throw .malformedField(isFirst ? .leadingSpace : .folded) }
    var index = 0
    while index < line.count, Grammar.isToken(line[index]) { index += 1 }
    guard index < line.count else { throw .malformedField(.missingColon) }
    guard line[index] == UInt8(ascii: ":") else { throw .malformedField(problem(line, at: index)) }
    guard index > 0 else { throw .malformedField(.emptyName) }
    return (index, line.trimmed((index + 1)..<line.count))
  }

  /// What is wrong where a byte at `index` is neither of the name nor the colon.
  private static func problem(_ line: Span<UInt8>, at index: Int) -> Refusal.FieldProblem {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":"), from: index) else { return .missingColon }
    return line.trimmed(index..<colon).isEmpty ? .spaceBeforeColon : .illegalNameByte(line[index])
  }
}

/// The fields that the framing and the connection depend on.
enum FieldRole: Sendable {
  case host, expect, upgrade, connection, contentLength, http2Settings, contentEncoding, transferEncoding, other

  init(_ name: Span<UInt8>) {
    self =
      switch name.count {
      case 4 where name.equalsIgnoringCase(.host): .host
      case 6 where name.equalsIgnoringCase(.expect): .expect
      case 7 where name.equalsIgnoringCase(.upgrade): .upgrade
      case 10 where name.equalsIgnoringCase(.connection): .connection
      case 14 where name.equalsIgnoringCase(.contentLength): .contentLength
      case 14 where name.equalsIgnoringCase(.http2Settings): .http2Settings
      case 16 where name.equalsIgnoringCase(.contentEncoding): .contentEncoding
      case 17 where name.equalsIgnoringCase(.transferEncoding): .transferEncoding
      default: .other
      }
  }
}
