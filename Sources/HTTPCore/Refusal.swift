package import HTTPTypes

/// Why bytes from a client are not a request this server takes.
///
/// Cases hold the facts that a sentence needs: what was wrong and what is allowed. The words are made elsewhere.
/// Text taken from the client is cut to ``quotedLength`` bytes.
///
/// - Source: design/http.md, one case per row that refuses.
package enum Refusal: Error, Sendable, Equatable {
  /// Something else than `method SP target SP HTTP/x.y` (RFC 9112 section 3), or a second empty line before it.
  case malformedRequestLine
  /// A request line longer than `limit` bytes.
  case requestLineTooLong(limit: Int)
  /// A major version other than 1, as written by the client (`HTTP/2.0`).
  case unsupportedVersion(String)
  /// A method this server does not have; `known` are those it has. `CONNECT` is among the refused.
  case unknownMethod(String, known: [HTTPRequest.Method])
  /// A request target out of grammar.
  case invalidTarget(TargetProblem)

  /// A line that ends in a bare line feed, or a carriage return that ends no line.
  case malformedLineEnd
  /// A control byte, NUL among them, where the grammar has text.
  case controlByte(UInt8)
  /// A field line out of grammar.
  case malformedField(FieldProblem)
  /// More than `limit` fields, trailers included.
  case tooManyFields(limit: Int)
  /// Field lines of more than `limit` bytes in all, trailers and chunk extensions included.
  case fieldsTooLarge(limit: Int)
  /// Not exactly one valid `Host`.
  case invalidHost(HostProblem)

  /// `Content-Length` twice, or a list of lengths, equal or not.
  case repeatedContentLength
  /// A `Content-Length` that is not 1 to 18 digits, as written by the client.
  case invalidContentLength(String)
  /// `Content-Length` beside `Transfer-Encoding`.
  case contentLengthWithTransferEncoding
  /// A `Transfer-Encoding` other than exactly one `chunked`, as written by the client.
  case unsupportedTransferEncoding(String)
  /// `Transfer-Encoding` on HTTP/1.0, which has none.
  case transferEncodingOnHTTP10
  /// Chunked framing out of grammar.
  case malformedChunk(ChunkProblem)
  /// A body of more than `limit` bytes.
  case bodyTooLarge(limit: Int)

  /// An `Expect` other than `100-continue`, as written by the client.
  case unsupportedExpectation(String)
  /// A `Content-Encoding` other than `identity`, as written by the client.
  case unsupportedContentEncoding(String)

  /// The head was not complete `limit` after its first byte.
  case headTimedOut(limit: Duration)
  /// No byte of the body came for `limit`.
  case bodyTimedOut(limit: Duration)
  /// The body was not complete `limit` after its beginning, although bytes came.
  case bodyTooSlow(limit: Duration)

  /// Clients make the process hold as much as it may.
  case memoryFull

  /// A request that was not encrypted, where only TLS is spoken.
  case notEncrypted

  /// The answer could not be put on the wire: a bug of this server, not of the client.
  case unsendableReply(ReplyProblem)

  /// Most bytes of the client's own text that a case carries.
  package static let quotedLength = 64

  /// The status that goes with the refusal.
  package var status: HTTPResponse.Status {
    switch self {
    case .malformedRequestLine, .invalidTarget, .malformedLineEnd, .controlByte, .malformedField, .invalidHost,
      .repeatedContentLength, .invalidContentLength, .contentLengthWithTransferEncoding, .transferEncodingOnHTTP10,
      .malformedChunk, .notEncrypted:
      .badRequest
    case .headTimedOut, .bodyTimedOut, .bodyTooSlow: .requestTimeout
    case .bodyTooLarge: .contentTooLarge
    case .requestLineTooLong: .uriTooLong
    case .unsupportedContentEncoding: .unsupportedMediaType
    case .unsupportedExpectation: .expectationFailed
    case .tooManyFields, .fieldsTooLarge: .requestHeaderFieldsTooLarge
    case .unsendableReply: .internalServerError
    case .memoryFull: .serviceUnavailable
    case .unknownMethod, .unsupportedTransferEncoding: .notImplemented
    case .unsupportedVersion: .httpVersionNotSupported
    }
  }
}

extension Refusal {
  /// What is wrong with a request target.
  package enum TargetProblem: Sendable, Equatable {
    /// Neither `/path`, an absolute `http` or `https` URI, nor `*` with `OPTIONS`.
    case form
    /// A byte that a target must percent-encode.
    case illegalByte(UInt8)
    /// `%` without two hexadecimal digits behind it.
    case percentEncoding
    /// Percent-encoded bytes that are not UTF-8.
    case notUTF8
    /// An absolute URI whose authority is empty, has user information, or is no host and port.
    case authority
  }

  /// What is wrong with a field line.
  package enum FieldProblem: Sendable, Equatable {
    /// The first field line begins with a blank.
    case leadingSpace
    /// A later field line begins with a blank: obsolete line folding.
    case folded
    /// No colon in the line.
    case missingColon
    /// Nothing before the colon.
    case emptyName
    /// A blank between name and colon.
    case spaceBeforeColon
    /// A byte in the name that is none of a token.
    case illegalNameByte(UInt8)
  }

  /// What is wrong with `Host`.
  package enum HostProblem: Sendable, Equatable {
    case missing
    case repeated
    /// Not a host with an optional port, as written by the client.
    case malformed(String)
  }

  /// What is wrong with chunked framing.
  package enum ChunkProblem: Sendable, Equatable {
    /// No hexadecimal digit where the size stands, or something else than `;` or the line end behind it.
    case size
    /// More than `limit` digits.
    case sizeTooLong(limit: Int)
    /// More than `limit` bytes of extensions at one chunk.
    case extensionTooLong(limit: Int)
    /// No line end right behind the chunk's data.
    case terminator
  }

  /// What is wrong with an answer.
  package enum ReplyProblem: Error, Sendable, Equatable {
    /// A control byte in the value of this field.
    case controlByte(field: String)
    /// A status that ends no exchange: below 200 or above 599.
    case status(Int)
  }
}
