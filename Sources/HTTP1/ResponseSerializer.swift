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
    let status = reply.head.status
    let start = output.count
    if output.isEmpty { output.reserveCapacity(reply.body.count + headEstimate) }

    output.append(contentsOf: version)
    appendNumber(status.code, to: &output)
    output.append(UInt8(ascii: " "))
    output.append(contentsOf: status.reasonPhrase.utf8)
    output.append(contentsOf: dateName)
    output.append(contentsOf: date.bytes)
    output.append(contentsOf: lineEnd)
    for field in reply.head.headerFields where !isTransports(field.name) {
      output.append(contentsOf: field.name.rawName.utf8)
      output.append(contentsOf: colon)
      let valueStart = output.count
      output.append(contentsOf: field.value.utf8)
      do {
        try Reply.check(output, from: valueStart, of: field)
      } catch {
        output.removeSubrange(start...)
        throw error
      }
      output.append(contentsOf: lineEnd)
    }

    if !reply.isBodiless {
      output.append(contentsOf: contentLengthName)
      appendNumber(reply.body.count, to: &output)
      output.append(contentsOf: lineEnd)
    }
    if !plan.keepsAlive {
      output.append(contentsOf: connectionClose)
    } else if plan.version == .http10 {
      output.append(contentsOf: connectionKeepAlive)
    }
    output.append(contentsOf: lineEnd)
    if !reply.isBodiless, !plan.isHead { output.append(contentsOf: reply.body) }
  }

  /// Room for the head of a common answer.
  private static let headEstimate = 384

  private static let version = Array("HTTP/1.1 ".utf8)
  private static let dateName = Array("\r\nDate: ".utf8)
  private static let contentLengthName = Array("Content-Length: ".utf8)
  private static let connectionClose = Array("Connection: close\r\n".utf8)
  private static let connectionKeepAlive = Array("Connection: keep-alive\r\n".utf8)
  private static let colon = Array(": ".utf8)
  private static let lineEnd = Array("\r\n".utf8)

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
    var power = 1
    while number / power >= 10 { power *= 10 }
    while power > 0 {
      output.append(UInt8(ascii: "0") + UInt8(number / power % 10))
      power /= 10
    }
  }
}
