import HTTPCore
import HTTPTypes
import Text

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
    if let common = reply.commonFields, isPlain(reply.status, plan) {
      return try append(common, reply.body, date: date, to: &output)
    }
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

  /// Whether nothing about an answer's head differs from nearly all others but its fields and its length.
  private static func isPlain(_ status: HTTPResponse.Status, _ plan: ReplyPlan) -> Bool {
    status.code == 200 && status.reasonPhrase == "OK" && plan.framing == .length && plan.keepsAlive && !plan.isHead
      && plan.version == .http11
  }

  /// Appends such an answer in one step: the same bytes as the general way makes.
  private static func append(
    _ fields: CommonFields, _ body: [UInt8], date: HTTPDate, to output: inout [UInt8]
  ) throws(Refusal.ReplyProblem) {
    let (begin, length, end): (StaticString, StaticString, StaticString) = (
      "HTTP/1.1 200 OK\r\nDate: ", "\r\nContent-Length: ", "\r\n\r\n"
    )
    let start = output.count
    let valueStart = start + begin.utf8CodeUnitCount + date.bytes.count + fields.pattern.lines.count
    let digits = Digits(body.count)
    let count = valueStart - start + fields.value.utf8.count + length.utf8CodeUnitCount + Digits.most + body.count
    output.reserveRoom(for: count + end.utf8CodeUnitCount)
    output.append(addingCapacity: count + end.utf8CodeUnitCount) { room in
      room.append(text: begin)
      date.bytes.withUnsafeBufferPointer { room.append(bytes: $0) }
      fields.pattern.lines.withUnsafeBufferPointer { room.append(bytes: $0) }
      room.append(text: fields.value)
      room.append(text: length)
      digits.withBytes { room.append(bytes: $0) }
      room.append(text: end)
      body.withUnsafeBufferPointer { room.append(bytes: $0) }
    }
    let bodyStart = valueStart + fields.value.utf8.count
    do {
      try Reply.check(output, from: valueStart, upTo: bodyStart, of: fields.pattern.last)
    } catch {
      output.removeSubrange(start...)
      throw error
    }
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
    Digits(number).withBytes { output.append(contentsOf: $0) }
  }
}

/// A number of bytes as it is written.
private struct Digits {
  static let most = 20

  private var digits = InlineArray<20, UInt8>(repeating: 0)
  private var first = most

  init(_ number: Int) {
    var rest = number
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    digits.span.extracting(first...).withUnsafeBufferPointer(body)
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
