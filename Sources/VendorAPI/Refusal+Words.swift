import HTTPCore
import HTTPTypes

// Refusals of the protocol in the vendor's error shape, so that a client that parses errors can read them. Codes and words are
// the sandbox's own.
//
// - Source: design/http.md.
extension Refusal {
  var code: String {
    switch self {
    case .bodyTooLarge: "RequestTooLargeException"
    case .requestLineTooLong, .tooManyFields, .fieldsTooLarge: "RequestHeadTooLargeException"
    case .unsupportedContentEncoding: "UnsupportedMediaTypeException"
    case .headTimedOut, .bodyTimedOut, .bodyTooSlow: "RequestTimeoutException"
    case .unknownMethod, .unsupportedTransferEncoding, .unsupportedVersion, .unsupportedExpectation:
      "NotSupportedException"
    case .unsendableReply: "OperationFailedException"
    case .memoryFull: "ServiceUnavailableException"
    case .malformedRequestLine, .invalidTarget, .malformedLineEnd, .controlByte, .malformedField, .invalidHost,
      .repeatedContentLength, .invalidContentLength, .contentLengthWithTransferEncoding, .transferEncodingOnHTTP10,
      .malformedChunk, .notEncrypted:
      "BadRequestException"
    }
  }

  var message: String {
    switch self {
    case .malformedRequestLine: "The request line must be: method, blank, target, blank, HTTP/1.1"
    case .requestLineTooLong(let limit): "The request line is longer than \(limit) bytes"
    case .unsupportedVersion(let version): "HTTP version '\(version)' is not supported; use HTTP/1.1 or HTTP/1.0"
    case .unknownMethod(let method, let known):
      "Method '\(method)' is not supported; use one of \(known.map(\.rawValue).joined(separator: ", "))"
    case .invalidTarget(let fault): "The request target is not valid: \(fault.words)"
    case .malformedLineEnd: "Lines must end in CR LF, and a CR must end a line"
    case .controlByte(let byte): "The control byte \(Self.hex(byte)) is not allowed here"
    case .malformedField(let fault): "A header line is not valid: \(fault.words)"
    case .tooManyFields(let limit): "There are more than \(limit) header fields"
    case .fieldsTooLarge(let limit): "The header fields are larger than \(limit) bytes"
    case .invalidHost(let fault): "Exactly one valid Host is required: \(fault.words)"
    case .repeatedContentLength: "Content-Length must be given once and hold one number"
    case .invalidContentLength(let value): "Content-Length '\(value)' is not 1 to 18 digits"
    case .contentLengthWithTransferEncoding: "Content-Length and Transfer-Encoding must not be given together"
    case .unsupportedTransferEncoding(let value):
      "Transfer-Encoding '\(value)' is not supported; use exactly one chunked"
    case .transferEncodingOnHTTP10: "Transfer-Encoding is not allowed in HTTP/1.0"
    case .malformedChunk(let fault): "The chunked body is not valid: \(fault.words)"
    case .bodyTooLarge(let limit): "The body is larger than \(limit) bytes"
    case .unsupportedExpectation(let value): "Expectation '\(value)' is not supported; use 100-continue"
    case .unsupportedContentEncoding(let value): "Content-Encoding '\(value)' is not supported; send the body as it is"
    case .headTimedOut(let limit): "The request's head was not complete after \(limit.components.seconds) s"
    case .bodyTimedOut(let limit): "No byte of the body arrived for \(limit.components.seconds) s"
    case .memoryFull: "The sandbox holds as much as --max-memory allows; try again in a moment, or reset worlds"
    case .bodyTooSlow(let limit): "The body was not complete after \(limit.components.seconds) s"
    case .notEncrypted: "This port speaks HTTPS and the request was not encrypted; use https:// or the other port"
    case .unsendableReply: "The answer could not be sent; the sandbox's log tells more under this CorrelationId"
    }
  }

  fileprivate static func hex(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

extension Refusal.TargetProblem {
  fileprivate var words: String {
    switch self {
    case .form: "it must be a path that begins with /, or an absolute http or https URI"
    case .illegalByte(let byte): "byte \(Refusal.hex(byte)) must be percent-encoded"
    case .percentEncoding: "% must be followed by two hexadecimal digits"
    case .notUTF8: "its percent-encoded bytes are not UTF-8"
    case .authority: "its authority is not a host with an optional port"
    }
  }
}

extension Refusal.FieldProblem {
  fileprivate var words: String {
    switch self {
    case .leadingSpace: "the first one begins with a blank"
    case .folded: "one begins with a blank; lines are not folded"
    case .missingColon: "one has no colon"
    case .emptyName: "one has no name before the colon"
    case .spaceBeforeColon: "one has a blank before the colon"
    case .illegalNameByte(let byte): "byte \(Refusal.hex(byte)) is not allowed in a name"
    }
  }
}

extension Refusal.HostProblem {
  fileprivate var words: String {
    switch self {
    case .missing: "there is none"
    case .repeated: "there is more than one"
    case .malformed(let value): "'\(value)' is not a host of at most \(Limits.hostName) bytes with an optional port"
    }
  }
}

extension Refusal.ChunkProblem {
  fileprivate var words: String {
    switch self {
    case .size: "a chunk must begin with its size in hexadecimal digits"
    case .sizeTooLong(let limit): "a chunk's size has more than \(limit) digits"
    case .extensionTooLong(let limit): "a chunk's extensions are longer than \(limit) bytes"
    case .terminator: "a chunk's data must be followed by CR LF"
    }
  }
}
