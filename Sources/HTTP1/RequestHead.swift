import HTTPCore
import HTTPTypes
import Text

/// A head while its lines arrive, and what they say about the body and the connection.
struct RequestHead: Sendable {
  /// How the body is delimited.
  enum Framing: Sendable, Equatable {
    case none
    /// Bytes, more than 0.
    case length(Int)
    case chunked
  }

  var line: RequestLine
  private(set) var fieldCount = 0
  /// Bytes of field lines so far, line ends not counted.
  private(set) var fieldBytes = 0
  private(set) var framing = Framing.none
  /// Why the head alone is refused, although its message can be read to the end.
  private(set) var refusal: Refusal?

  private var fields = HTTPFields()
  /// The fields of a head that is complete.
  private var complete: RequestFields?
  /// How many of the memo's fields this head has so far, while all its lines came from there; `fields` is then empty.
  private var sharedFields: Int? = 0
  private var host: String?
  private var contentLength: Int?
  private var hasTransferEncoding = false
  /// Every transfer coding named, when it is more or other than one `chunked`.
  private var foreignTransferEncoding: String?
  private var foreignExpectation: String?
  private var foreignContentEncoding: String?
  private var asksContinue = false
  private var asksClose = false
  private var asksKeepAlive = false
  private var upgrade = UpgradeOffer()

  init(_ line: RequestLine) { self.line = line }

  func request(scheme: Scheme) -> Request.Head {
    Request.Head(
      method: line.method, scheme: scheme, authority: line.target.authority ?? host, path: line.target.path,
      fields: complete ?? RequestFields(fields), version: line.version == .http10 ? .http10 : .http11)
  }

  /// Largest body that the request may have. Bytes.
  func mostBody(_ limits: Limits) -> Int { limits.body(of: line.method, line.target.path) }

  /// Whether its body is as long as only some requests' may be.
  func hasLongBody(_ limits: Limits) -> Bool {
    if case .length(let length) = framing { length > limits.body } else { false }
  }

  var keepsAlive: Bool {
    !asksClose && !line.isConnect && (line.version == .http11 || asksKeepAlive)
  }

  /// Whether the client waits for `100 Continue` before it sends the body.
  ///
  /// - Source: RFC 9110 section 10.1.1: an expectation on HTTP/1.0, or without a body, is ignored.
  var expectsContinue: Bool { asksContinue && line.version == .http11 && framing != .none }

  /// The client's HTTP/2 settings, when it offers to go on in HTTP/2 behind this request.
  var offeredSettings: [UInt8]? { line.version == .http11 ? upgrade.settings : nil }

  /// Takes field lines from the front of `input` up to the empty one that ends the head, which stays there; false until that arrives.
  mutating func read(_ input: inout InputBuffer, memo: inout FieldMemo, limits: Limits) throws(Refusal) -> Bool {
    while true {
      let start = input.start
      if let known = memo.line(at: fieldCount, in: input.bytes.span.extracting(start...)),
        fieldBytes + known.length <= limits.fieldBytes, fieldCount < limits.fieldCount
      {
        try note(known.role, input.bytes.span.extracting(start...).extracting(known.value), limits: limits)
        add(known, from: &memo)
        fieldCount += 1
        fieldBytes += known.length
        input.consume(known.length + 2)
        continue
      }
      guard
        let length = try input.lineLength(
          limit: limits.fieldBytes - fieldBytes, otherwise: .fieldsTooLarge(limit: limits.fieldBytes))
      else { return false }
      guard length > 0 else {
        share(&memo)
        complete = RequestFields(fields)
        try end(limits: limits)
        return true
      }
      guard fieldCount < limits.fieldCount else { throw .tooManyFields(limit: limits.fieldCount) }
      let line = try FieldLine(input.bytes.span.extracting(start..<(start + length)), isFirst: fieldCount == 0)
      try note(line.role, input.bytes.span.extracting(start...).extracting(line.value), limits: limits)
      unshare(memo)
      memo.keep(line, at: fieldCount, fieldIndex: fields.count, input.bytes[start..<(start + length + 2)])
      // `Host` becomes the request's authority.
      if line.role != .host { fields.append(line.field) }
      fieldCount += 1
      fieldBytes += length
      input.consume(length + 2)
    }
  }

  /// Takes a line's field from the memo: only counted as long as every line so far came from there.
  private mutating func add(_ known: FieldMemo.Line, from memo: inout FieldMemo) {
    let end = known.role == .host ? known.fieldIndex : known.fieldIndex + 1
    if sharedFields != nil {
      sharedFields = end
    } else {
      memo.move(at: fieldCount, toFieldIndex: fields.count)
      if known.role != .host { fields.append(memo.fields[known.fieldIndex]) }
    }
  }

  /// Copies the fields counted so far, because a line comes that differs from the memo's.
  private mutating func unshare(_ memo: borrowing FieldMemo) {
    guard let count = sharedFields.take(), count > 0 else { return }
    fields = HTTPFields(memo.fields.prefix(count))
  }

  /// Takes the memo's fields as a whole if every line came from there, else gives it these.
  private mutating func share(_ memo: inout FieldMemo) {
    if sharedFields == memo.fields.count, fieldCount == memo.lineCount {
      fields = memo.fields
    } else {
      unshare(memo)
      memo.keep(fields, lineCount: fieldCount)
    }
  }

  /// Takes note of a field that matters here. Refuses what loses framing; what does not is kept for ``end(limits:)``.
  private mutating func note(_ role: FieldRole, _ value: Span<UInt8>, limits: Limits) throws(Refusal) {
    switch role {
    case .host: try setHost(value)
    case .contentLength: try setContentLength(value, limits: limits)
    case .transferEncoding: addTransferEncoding(value)
    case .connection: addConnection(value)
    case .expect: addExpectation(value)
    case .contentEncoding: addContentEncoding(value)
    case .upgrade: upgrade.addProtocols(value)
    case .http2Settings: upgrade.addSettings(value)
    case .other: break
    }
  }

  /// Judges the whole head, once its last line has arrived.
  ///
  /// - Source: RFC 9112 section 6.3; whatever two recipients could read differently is refused.
  private mutating func end(limits: Limits) throws(Refusal) {
    if hasTransferEncoding {
      guard contentLength == nil else { throw .contentLengthWithTransferEncoding }
      guard line.version == .http11 else { throw .transferEncodingOnHTTP10 }
      if let foreignTransferEncoding { throw .unsupportedTransferEncoding(foreignTransferEncoding) }
      framing = .chunked
    } else if let contentLength, contentLength > 0 {
      framing = .length(contentLength)
    }
    guard host != nil || line.version == .http10 else { throw .invalidHost(.missing) }

    if let unknown = line.unknownMethod {
      refusal = .unknownMethod(unknown, known: RequestRules.methods)
    } else if let foreignExpectation, line.version == .http11 {
      refusal = .unsupportedExpectation(foreignExpectation)
    } else if let foreignContentEncoding {
      refusal = .unsupportedContentEncoding(foreignContentEncoding)
    } else if case .length(let length) = framing, length > limits.body {
      let most = mostBody(limits)
      if length > most { refusal = .bodyTooLarge(limit: most) }
    }
  }
}

// MARK: Fields that matter here

extension RequestHead {
  private mutating func setHost(_ value: Span<UInt8>) throws(Refusal) {
    guard host == nil else { throw .invalidHost(.repeated) }
    host = try RequestRules.authority(value)
  }

  /// - Source: RFC 9110 section 8.6, RFC 9112 section 6.3.
  private mutating func setContentLength(_ value: Span<UInt8>, limits: Limits) throws(Refusal) {
    guard contentLength == nil, value.firstIndex(of: UInt8(ascii: ",")) == nil else { throw .repeatedContentLength }
    guard !value.isEmpty, value.count <= limits.contentLengthDigits else {
      throw .invalidContentLength(value.quoted)
    }
    var length = 0
    for index in value.indices {
      guard ASCII.isDigit(value[index]) else { throw .invalidContentLength(value.quoted) }
      length = length * 10 + Int(value[index] - UInt8(ascii: "0"))
    }
    contentLength = length
  }

  private mutating func addTransferEncoding(_ value: Span<UInt8>) {
    defer { hasTransferEncoding = true }
    guard hasTransferEncoding || !Self.isChunkedAlone(value) else { return }
    let earlier = foreignTransferEncoding ?? (hasTransferEncoding ? "chunked" : nil)
    guard (earlier?.utf8.count ?? 0) < Refusal.quotedLength else { return }
    foreignTransferEncoding = (earlier.map { $0 + ", " } ?? "") + value.quoted
  }

  /// Whether a list names `chunked` once and nothing else; empty members count for nothing (RFC 9110 section 5.6.1.2).
  private static func isChunkedAlone(_ value: Span<UInt8>) -> Bool {
    var members = 0
    var isChunked = true
    value.forEachListMember { member in
      members += 1
      if !value.extracting(member).equalsIgnoringCase(.chunked) { isChunked = false }
    }
    return members == 1 && isChunked
  }

  private mutating func addConnection(_ value: Span<UInt8>) {
    value.forEachListMember { member in
      let option = value.extracting(member)
      if option.equalsIgnoringCase(.close) { asksClose = true }
      if option.equalsIgnoringCase(.keepAlive) { asksKeepAlive = true }
      upgrade.addConnectionOption(option)
    }
  }

  private mutating func addExpectation(_ value: Span<UInt8>) {
    let found = RequestRules.expectations(value)
    foreignExpectation = found.foreign ?? foreignExpectation
    if found.asksContinue { asksContinue = true }
  }

  private mutating func addContentEncoding(_ value: Span<UInt8>) {
    foreignContentEncoding = RequestRules.foreignCoding(value) ?? foreignContentEncoding
  }
}
