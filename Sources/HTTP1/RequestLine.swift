import HTTPCore
import HTTPTypes
import Text

/// A request line that keeps the grammar: `method SP request-target SP HTTP-version`.
///
/// - Source: RFC 9112 section 3.
struct RequestLine: Sendable {
  /// `GET` when the method is unknown: the request is then read to the end and refused.
  let method: HTTPRequest.Method
  /// The method as written, when this server has none of that name.
  let unknownMethod: String?
  let target: RequestTarget
  let version: Version
  /// Whether the client asked for a tunnel: bytes that follow need not be HTTP, so the connection ends with the refusal.
  let isConnect: Bool

  /// Stands where no request line has come yet.
  static let none = RequestLine()

  private init() {
    method = .get
    unknownMethod = nil
    isConnect = false
    target = .none
    version = .http11
  }

  init(_ line: Span<UInt8>) throws(Refusal) {
    guard let methodEnd = line.firstIndex(of: UInt8(ascii: " ")), methodEnd > 0 else { throw .malformedRequestLine }
    for index in 0..<methodEnd where !Grammar.isToken(line[index]) { throw .malformedRequestLine }
    guard
      let targetEnd = line.firstIndex(of: UInt8(ascii: " "), from: methodEnd + 1), targetEnd > methodEnd + 1
    else { throw .malformedRequestLine }

    version = try Version(line.extracting((targetEnd + 1)...))
    let name = line.extracting(..<methodEnd)
    if let known = RequestRules.method(name) {
      method = known
      unknownMethod = nil
      isConnect = false
      target = try RequestTarget(line.extracting((methodEnd + 1)..<targetEnd), isOptions: known == .options)
    } else {
      method = .get
      unknownMethod = name.quoted
      isConnect = name.equals(.connect)
      target = .none
    }
  }
}

/// The HTTP/1 versions that are told apart; a later minor version counts as 1.1.
///
/// - Source: RFC 9110 section 2.5.
enum Version: Sendable {
  case http10
  case http11

  /// Reads `HTTP/x.y`.
  init(_ bytes: Span<UInt8>) throws(Refusal) {
    guard
      bytes.count == 8, bytes.extracting(..<5).equals(.version), ASCII.isDigit(bytes[5]),
      bytes[6] == UInt8(ascii: "."), ASCII.isDigit(bytes[7])
    else { throw .malformedRequestLine }
    guard bytes[5] == UInt8(ascii: "1") else { throw .unsupportedVersion(bytes.quoted) }
    self = bytes[7] == UInt8(ascii: "0") ? .http10 : .http11
  }
}
