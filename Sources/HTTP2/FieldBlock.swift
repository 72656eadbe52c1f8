import CNghttp2
import HTTPCore
import HTTPTypes

/// An answer's fields in one run of bytes, as nghttp2 wants them lent.
struct FieldBlock {
  private var bytes: [UInt8] = []
  private var lengths: [(name: Int, value: Int)] = []

  /// The head of an answer. It has no body where `isBodiless`, but says how long it would be, except on 204 and 304.
  ///
  /// - Source: RFC 9113 section 8.3.2; RFC 9110 section 8.6.
  init(_ reply: Reply, date: HTTPDate) throws(Refusal.ReplyProblem) {
    try reply.checkStatus()
    bytes.reserveCapacity(256)
    append(":status", "\(reply.status.code)".utf8)
    append("date", date.bytes)
    for field in reply.fields where !Self.isTransports(field.name.canonicalName) {
      let valueStart = bytes.count + field.name.canonicalName.utf8.count
      append(field.name.canonicalName.utf8, field.value.utf8)
      try Reply.check(bytes, from: valueStart, of: field.name)
    }
    if reply.delivery?.isStreamed == true { return }
    if !reply.isBodiless { append("content-length", "\(reply.body.count)".utf8) }
  }

  /// `100 Continue`.
  static var `continue`: FieldBlock { FieldBlock(informational: 100) }

  private init(informational status: Int) { append(":status", "\(status)".utf8) }

  private mutating func append(_ name: StaticString, _ value: some Collection<UInt8>) {
    name.withUTF8Buffer { append($0, value) }
  }

  private mutating func append(_ name: some Collection<UInt8>, _ value: some Collection<UInt8>) {
    bytes.append(contentsOf: name)
    bytes.append(contentsOf: value)
    lengths.append((name.count, value.count))
  }

  /// Fields that are decided here, and those that HTTP/2 does not have (RFC 9113 section 8.2.2).
  private static func isTransports(_ name: String) -> Bool {
    switch name {
    case "date", "content-length", "connection", "transfer-encoding", "keep-alive", "proxy-connection", "upgrade": true
    default: false
    }
  }

  /// Lends the fields to `body`; nghttp2 copies them.
  func withNameValues<Result>(_ body: (UnsafeBufferPointer<nghttp2_nv>) -> Result) -> Result {
    // nghttp2 asks for mutable pointers and does not write.
    var bytes = bytes
    return bytes.withUnsafeMutableBufferPointer { bytes in
      var values: [nghttp2_nv] = []
      values.reserveCapacity(lengths.count)
      var start = 0
      for (name, value) in lengths {
        values.append(
          nghttp2_nv(
            name: bytes.baseAddress.map { $0 + start }, value: bytes.baseAddress.map { $0 + start + name },
            namelen: name, valuelen: value, flags: 0))
        start += name + value
      }
      return values.withUnsafeBufferPointer(body)
    }
  }
}
