import Exchange
import HTTPTypes

/// A request line that keeps the grammar: `method SP request-target SP HTTP-version`.
///
/// - Source: RFC 9112 section 3.
struct RequestLine: Sendable {
  enum Method: Sendable {
    case known(HTTPRequest.Method)
    /// A token this server has no method for; its request is read to the end and refused.
    case unknown(Refusal)
  }

  let method: Method
  let target: RequestTarget
  let version: Version
  let isHead: Bool
  /// Whether the client asked for a tunnel: bytes that follow need not be HTTP, so the connection ends with the refusal.
  let isConnect: Bool

  /// The methods that a responder is asked about.
  static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]

  init(_ line: Span<UInt8>) throws(Refusal) {
    guard let methodEnd = line.firstIndex(of: UInt8(ascii: " ")), methodEnd > 0 else { throw .malformedRequestLine }
    for index in 0..<methodEnd where !Grammar.isToken(line[index]) { throw .malformedRequestLine }
    guard
      let targetEnd = line.firstIndex(of: UInt8(ascii: " "), from: methodEnd + 1), targetEnd > methodEnd + 1
    else { throw .malformedRequestLine }

    version = try Version(line.extracting((targetEnd + 1)...))
    let name = line.extracting(..<methodEnd)
    guard let method = Self.known(name) else {
      self.method = .unknown(.unknownMethod(name.quoted, known: Self.methods))
      target = .none
      isHead = false
      isConnect = name.equals(StaticText.connect)
      return
    }
    isHead = method == .head
    isConnect = false
    self.method = .known(method)
    target = try RequestTarget(line.extracting((methodEnd + 1)..<targetEnd), isOptions: method == .options)
  }

  private static func known(_ name: Span<UInt8>) -> HTTPRequest.Method? {
    guard name.count <= 8 else { return nil }
    var word: UInt64 = 0
    for index in name.indices { word = word << 8 | UInt64(name[index]) }
    return switch word {
    case 0x47_45_54: .get
    case 0x50_55_54: .put
    case 0x48_45_41_44: .head
    case 0x50_4F_53_54: .post
    case 0x50_41_54_43_48: .patch
    case 0x54_52_41_43_45: .trace
    case 0x44_45_4C_45_54_45: .delete
    case 0x4F_50_54_49_4F_4E_53: .options
    default: nil
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
      bytes.count == 8, Self.prefix.elementsEqual((0..<5).map { bytes[$0] }), Grammar.isDigit(bytes[5]),
      bytes[6] == UInt8(ascii: "."), Grammar.isDigit(bytes[7])
    else { throw .malformedRequestLine }
    guard bytes[5] == UInt8(ascii: "1") else { throw .unsupportedVersion(bytes.quoted) }
    self = bytes[7] == UInt8(ascii: "0") ? .http10 : .http11
  }

  private static let prefix = Array("HTTP/".utf8)
}
