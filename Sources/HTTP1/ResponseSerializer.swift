import HTTPCore
import HTTPTypes

/// Writes an answer, head and body in one run of bytes, framed by method, version and status.
///
/// - Source: RFC 9112 sections 4 to 6 and 9.6.
enum ResponseSerializer {
  static let `continue` = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)
  static let switchingProtocols = Array(
    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n".utf8)

  /// Appends `reply` to `output`, or throws and leaves `output` as it was.
  static func append(
    _ reply: Reply, plan: ReplyPlan, date: HTTPDate, to output: inout [UInt8]
  ) throws(Refusal.ReplyProblem) {
    try reply.checkStatus()
    let start = output.count
    output.reserveRoom(for: headEstimate + (plan.isHead ? 0 : reply.body.count))
    append(reply.status, to: &output)
    output.append(contentsOf: date.bytes)
    do {
      try appendFields(of: reply, to: &output)
    } catch {
      output.removeSubrange(start...)
      throw error
    }
    let isBodiless = reply.isBodiless
    if !isBodiless {
      switch plan.framing {
      case .length:
        output.append("\r\nContent-Length: ")
        appendNumber(reply.body.count, to: &output)
      case .chunked: output.append("\r\nTransfer-Encoding: chunked")
      case .close: break
      }
    }
    if !plan.keepsAlive {
      output.append("\r\nConnection: close")
    } else if plan.version == .http10 {
      output.append("\r\nConnection: keep-alive")
    }
    output.append("\r\n\r\n")
    if !isBodiless, !plan.isHead { output.append(contentsOf: reply.body) }
  }

  private static func appendFields(of reply: Reply, to output: inout [UInt8]) throws(Refusal.ReplyProblem) {
    if let common = reply.commonFields {
      output.append(contentsOf: common.pattern.lines)
      return try append(common.value, of: common.pattern.last, to: &output)
    }
    for field in reply.fields where !isTransports(field.name) {
      output.append("\r\n")
      output.append(text: field.name.rawName)
      output.append(": ")
      try append(field.value, of: field.name, to: &output)
    }
  }

  private static func append(
    _ value: String, of field: HTTPField.Name, to output: inout [UInt8]
  ) throws(Refusal.ReplyProblem) {
    let start = output.count
    output.append(text: value)
    try Reply.check(output, from: start, of: field)
  }

  /// Room for the head of a common answer.
  private static let headEstimate = 384

  /// The status line, and the name of the field that follows.
  private static func append(_ status: HTTPResponse.Status, to output: inout [UInt8]) {
    // What nearly every answer begins with.
    if status.code == 200, status.reasonPhrase == "OK" { return output.append("HTTP/1.1 200 OK\r\nDate: ") }
    output.append("HTTP/1.1 ")
    appendNumber(status.code, to: &output)
    output.append(" ")
    output.append(text: status.reasonPhrase)
    output.append("\r\nDate: ")
  }

  /// Whether the field is decided here and not by whoever answers.
  private static func isTransports(_ name: HTTPField.Name) -> Bool {
    switch name.canonicalName.utf8.count {
    case 4: name == .date
    case 10: name == .connection
    case 14: name == .contentLength
    case 17: name == .transferEncoding
    default: false
    }
  }

  private static func appendNumber(_ number: Int, to output: inout [UInt8]) {
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var first = digits.count
    var rest = number
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    while first < digits.count {
      output.append(digits[first])
      first += 1
    }
  }
}

extension [UInt8] {
  /// Grows at most once for what is appended next, and by half at least, as arrays do.
  fileprivate mutating func reserveRoom(for more: Int) {
    guard capacity - count < more else { return }
    reserveCapacity(Swift.max(count + more, count + count / 2))
  }

  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  fileprivate mutating func append(text: String) {
    let isCopied: ()? = text.utf8.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    if isCopied == nil { append(contentsOf: text.utf8) }
  }
}
