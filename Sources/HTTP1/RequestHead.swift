import Exchange
import HTTPTypes

/// A head while its lines arrive, and what they say about the body and the connection.
struct RequestHead: Sendable {
  let line: RequestLine
  private(set) var fields = HTTPFields()
  private(set) var fieldCount = 0
  /// Bytes of field lines so far, line ends not counted.
  private(set) var fieldBytes = 0

  private var host: String?
  private var contentLength: Int?
  private var hasTransferEncoding = false
  /// Every transfer coding named, when it is more or other than one `chunked`.
  private var foreignTransferEncoding: String?
  private var foreignExpectation: String?
  private var foreignContentEncoding: String?
  private(set) var expectsContinue = false
  private var asksClose = false
  private var asksKeepAlive = false

  init(_ line: RequestLine) { self.line = line }

  /// Takes one field line. Refuses what loses framing; what does not is kept for ``message(limits:)``.
  mutating func add(_ bytes: Span<UInt8>, limits: Limits) throws(Refusal) {
    guard fieldCount < limits.fieldCount else { throw .tooManyFields(limit: limits.fieldCount) }
    let parts = try FieldLine(bytes, isFirst: fieldCount == 0)
    fieldCount += 1
    fieldBytes += bytes.count
    let nameBytes = bytes.extracting(..<parts.nameEnd)
    let value = bytes.extracting(parts.value)

    switch FieldRole(nameBytes) {
    case .host: return try setHost(value)
    case .contentLength: try setContentLength(value, limits: limits)
    case .transferEncoding: addTransferEncoding(value)
    case .connection: addConnection(value)
    case .expect: addExpectation(value)
    case .contentEncoding: addContentEncoding(value)
    case .other: break
    }
    guard let nameText = nameBytes.text, let name = HTTPField.Name(nameText) else { throw .malformedRequestLine }
    if let text = value.text {
      fields.append(HTTPField(name: name, value: text))
    } else {
      var raw: [UInt8] = []
      for index in value.indices { raw.append(value[index]) }
      fields.append(HTTPField(name: name, value: raw))
    }
  }

  private mutating func setHost(_ value: Span<UInt8>) throws(Refusal) {
    guard host == nil else { throw .invalidHost(.repeated) }
    guard let authority = Authority(value) else { throw .invalidHost(.malformed(value.quoted)) }
    host = authority.text
  }

  /// - Source: RFC 9110 section 8.6, RFC 9112 section 6.3.
  private mutating func setContentLength(_ value: Span<UInt8>, limits: Limits) throws(Refusal) {
    guard contentLength == nil, value.firstIndex(of: UInt8(ascii: ",")) == nil else { throw .repeatedContentLength }
    guard !value.isEmpty, value.count <= limits.contentLengthDigits else {
      throw .invalidContentLength(value.quoted)
    }
    var length = 0
    for index in value.indices {
      guard Grammar.isDigit(value[index]) else { throw .invalidContentLength(value.quoted) }
      length = length * 10 + Int(value[index] - UInt8(ascii: "0"))
    }
    contentLength = length
  }

  private mutating func addTransferEncoding(_ value: Span<UInt8>) {
    if hasTransferEncoding || !value.equalsIgnoringCase(.chunked) {
      guard (foreignTransferEncoding?.utf8.count ?? 0) < Refusal.quotedLength else { return }
      let earlier = foreignTransferEncoding ?? (hasTransferEncoding ? "chunked" : nil)
      foreignTransferEncoding = (earlier.map { $0 + ", " } ?? "") + value.quoted
    }
    hasTransferEncoding = true
  }

  private mutating func addConnection(_ value: Span<UInt8>) {
    value.forEachListMember { member in
      let option = value.extracting(member)
      if option.equalsIgnoringCase(.close) { asksClose = true }
      if option.equalsIgnoringCase(.keepAlive) { asksKeepAlive = true }
    }
  }

  private mutating func addExpectation(_ value: Span<UInt8>) {
    value.forEachListMember { member in
      let expectation = value.extracting(member)
      if expectation.equalsIgnoringCase(.continue100) {
        expectsContinue = true
      } else {
        foreignExpectation = expectation.quoted
      }
    }
  }

  private mutating func addContentEncoding(_ value: Span<UInt8>) {
    value.forEachListMember { member in
      let coding = value.extracting(member)
      if !coding.equalsIgnoringCase(.identity) { foreignContentEncoding = coding.quoted }
    }
  }
}

extension RequestHead {
  /// The whole head's meaning, once its last line has arrived.
  func message(limits: Limits) throws(Refusal) -> Message {
    let framing = try framing()
    if host == nil, line.version == .http11 { throw .invalidHost(.missing) }

    var refusal: Refusal?
    let method: HTTPRequest.Method
    switch line.method {
    case .known(let known): method = known
    case .unknown(let unknown):
      refusal = unknown
      method = .get
    }
    if let foreignExpectation, line.version == .http11 {
      refusal = refusal ?? .unsupportedExpectation(foreignExpectation)
    }
    if let foreignContentEncoding { refusal = refusal ?? .unsupportedContentEncoding(foreignContentEncoding) }
    if case .length(let length) = framing, length > limits.body {
      refusal = refusal ?? .bodyTooLarge(limit: limits.body)
    }

    let authority = line.target.authority ?? host
    return Message(
      request: HTTPRequest(
        method: method, scheme: "http", authority: authority, path: line.target.path, headerFields: fields),
      framing: framing, version: line.version, isHead: line.isHead,
      keepsAlive: !asksClose && !line.isConnect && (line.version == .http11 || asksKeepAlive),
      // RFC 9110 section 10.1.1: an expectation on HTTP/1.0 is ignored.
      expectsContinue: expectsContinue && line.version == .http11 && framing != .none,
      refusal: refusal, fieldCount: fieldCount, fieldBytes: fieldBytes)
  }

  /// - Source: RFC 9112 section 6.3; whatever two recipients could read differently is refused.
  private func framing() throws(Refusal) -> Message.Framing {
    guard hasTransferEncoding else {
      guard let contentLength, contentLength > 0 else { return .none }
      return .length(contentLength)
    }
    guard contentLength == nil else { throw .contentLengthWithTransferEncoding }
    guard line.version == .http11 else { throw .transferEncodingOnHTTP10 }
    if let foreignTransferEncoding { throw .unsupportedTransferEncoding(foreignTransferEncoding) }
    return .chunked
  }
}

/// A complete head: the request without its body, and how to go on.
struct Message: Sendable {
  enum Framing: Sendable, Equatable {
    case none
    /// Bytes, more than 0.
    case length(Int)
    case chunked
  }

  let request: HTTPRequest
  let framing: Framing
  let version: Version
  let isHead: Bool
  let keepsAlive: Bool
  /// Whether the client waits for `100 Continue` before it sends the body.
  let expectsContinue: Bool
  /// Why the head alone is refused, although its message can be read to the end.
  let refusal: Refusal?
  /// What trailers may no longer use up.
  let fieldCount: Int
  let fieldBytes: Int
}
