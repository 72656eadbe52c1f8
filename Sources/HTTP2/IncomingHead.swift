import HTTPCore
import HTTPTypes

/// A request's fields while they arrive, and what they say.
///
/// nghttp2 has checked what RFC 9113 section 8 calls malformed: names and values, pseudo-header fields and their order,
/// fields that belong to a connection, `Content-Length`. Here come the rules that HTTP/1.1 has as well.
struct IncomingHead {
  /// Why the request is refused, as far as its fields have come.
  private var refusal: Refusal?
  private var method = HTTPRequest.Method.get
  private var unknownMethod: String?
  private var scheme: String?
  private var authority: String?
  private var path: [UInt8] = []
  private var host: String?
  private var fields = HTTPFields()
  private var fieldCount = 0
  private var fieldBytes = 0
  private var requestLine = 0
  private var foreignExpectation: String?
  private var foreignCoding: String?
  private var asksContinue = false
  private var contentLength: Int?

  /// What RFC 9113 section 6.5.2 counts for a field beside its name and value.
  static let fieldOverhead = 32

  enum Outcome {
    case request(HTTPRequest, contentLength: Int?, expectsContinue: Bool)
    case refused(Refusal, isHead: Bool)
    /// Not a request by RFC 9113 section 8.
    case malformed
  }

  mutating func add(_ name: Span<UInt8>, _ value: Span<UInt8>, limits: Limits) {
    count(name, value, limits: limits)
    guard refusal == nil else { return }
    do {
      if name.count > 0, name[0] == UInt8(ascii: ":") {
        try addPseudo(name, value, limits: limits)
      } else {
        try addField(name, value)
      }
    } catch {
      refusal = error
    }
  }

  /// Counts a field of the trailer section, which is dropped otherwise.
  mutating func addTrailer(_ name: Span<UInt8>, _ value: Span<UInt8>, limits: Limits) -> Refusal? {
    count(name, value, limits: limits)
    return refusal
  }

  private mutating func count(_ name: Span<UInt8>, _ value: Span<UInt8>, limits: Limits) {
    guard refusal == nil else { return }
    if name.count > 0, name[0] != UInt8(ascii: ":") { fieldCount += 1 }
    fieldBytes += name.count + value.count + Self.fieldOverhead
    if fieldCount > limits.fieldCount {
      refusal = .tooManyFields(limit: limits.fieldCount)
    } else if fieldBytes > limits.fieldBytes {
      refusal = .fieldsTooLarge(limit: limits.fieldBytes)
    }
    if refusal != nil { fields = HTTPFields() }
  }

  private mutating func addPseudo(_ name: Span<UInt8>, _ value: Span<UInt8>, limits: Limits) throws(Refusal) {
    if name.equals(":method") {
      if let known = RequestRules.method(value) { method = known } else { unknownMethod = value.quoted }
      requestLine += value.count
    } else if name.equals(":path") {
      requestLine += value.count
      guard requestLine <= limits.requestLine else { throw .requestLineTooLong(limit: limits.requestLine) }
      path = value.indices.map { value[$0] }
    } else if name.equals(":scheme") {
      scheme = value.text?.lowercased()
    } else if name.equals(":authority") {
      authority = try RequestRules.authority(value)
    }
  }

  private mutating func addField(_ name: Span<UInt8>, _ value: Span<UInt8>) throws(Refusal) {
    switch name.count {
    case 4 where name.equals("host"):
      host = try RequestRules.authority(value)
      // It becomes the request's authority.
      return
    case 6 where name.equals("expect"):
      let found = RequestRules.expectations(value)
      foreignExpectation = found.foreign ?? foreignExpectation
      if found.asksContinue { asksContinue = true }
    case 14 where name.equals("content-length"): contentLength = value.text.flatMap { Int($0) }
    case 16 where name.equals("content-encoding"): foreignCoding = RequestRules.foreignCoding(value) ?? foreignCoding
    default: break
    }
    guard let text = name.text, let name = HTTPField.Name(parsed: text) else { throw .malformedField(.emptyName) }
    // Values may hold bytes that are no UTF-8 (RFC 9110 section 5.5, obs-text).
    if let text = value.text {
      fields.append(HTTPField(name: name, value: text))
    } else {
      fields.append(HTTPField(name: name, value: value.indices.map { value[$0] }))
    }
  }

  /// Largest body that the request may have. Bytes.
  func mostBody(_ limits: Limits) -> Int { limits.body(of: method, String(decoding: path, as: UTF8.self)) }

  /// Judges the whole head, once its last field has arrived.
  func outcome(limits: Limits) -> Outcome {
    do throws(Refusal) {
      if let refusal { throw refusal }
      if let authority, let host, authority.lowercased() != host.lowercased() { return .malformed }
      if let unknownMethod { throw Refusal.unknownMethod(unknownMethod, known: RequestRules.methods) }
      guard let scheme, scheme == "http" || scheme == "https" else { throw Refusal.invalidTarget(.form) }
      let path = try RequestRules.path(path.span, isOptions: method == .options)
      if let foreignExpectation { throw Refusal.unsupportedExpectation(foreignExpectation) }
      if let foreignCoding { throw Refusal.unsupportedContentEncoding(foreignCoding) }
      if let contentLength, contentLength > limits.body {
        let most = mostBody(limits)
        if contentLength > most { throw Refusal.bodyTooLarge(limit: most) }
      }
      let request = HTTPRequest(
        method: method, scheme: scheme, authority: authority ?? host, path: path, headerFields: fields)
      return .request(request, contentLength: contentLength, expectsContinue: asksContinue)
    } catch {
      return .refused(error, isHead: method == .head)
    }
  }
}

extension Span<UInt8> {
  fileprivate func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in indices.allSatisfy { self[$0] == text[$0] } }
  }
}
