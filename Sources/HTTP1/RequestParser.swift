import Exchange
import HTTPTypes

/// Turns arriving bytes into complete requests, one after the other.
///
/// A thrown `Refusal` means that framing is lost: nothing behind it can be read. The outcome depends on the bytes alone,
/// not on how they are cut into pieces.
struct RequestParser: Sendable {
  enum Event: Sendable {
    /// The head is complete and asks for `100 Continue` before it sends its body.
    case expectsContinue
    /// A request with its body.
    case request(Request)
    /// A request that is refused, its message read to the end.
    case refused(Refusal)
    /// A request that is refused and whose rest is not read: the connection can't be used again.
    case abandoned(Refusal)
  }

  private enum Stage {
    case requestLine(skippedEmptyLine: Bool)
    case fields(RequestHead)
    case body(Message, BodyReader)
  }

  private var input: InputBuffer
  private var stage = Stage.requestLine(skippedEmptyLine: false)
  private let limits: Limits

  init(limits: Limits) {
    self.limits = limits
    input = InputBuffer(keptCapacity: limits.keptBuffer)
  }

  /// Whether no byte of a request has arrived; an empty line before one does not count.
  var isIdle: Bool {
    guard case .requestLine = stage else { return false }
    return input.isEmpty
  }

  var isInBody: Bool {
    if case .body = stage { true } else { false }
  }

  /// What the reply to the message at hand needs to know of it, as far as its head has come.
  var current: ReplyPlan {
    switch stage {
    case .requestLine: ReplyPlan(isHead: false, version: .http11, keepsAlive: false)
    case .fields(let head): ReplyPlan(isHead: head.line.isHead, version: head.line.version, keepsAlive: false)
    case .body(let message, _):
      ReplyPlan(isHead: message.isHead, version: message.version, keepsAlive: message.keepsAlive)
    }
  }

  /// Why the message whose rest is being read away is refused.
  var refusal: Refusal? {
    if case .body(_, let reader) = stage { reader.refusal } else { nil }
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) { input.append(bytes) }

  /// Throws away everything that arrived.
  mutating func discard() { input.consume(input.count) }

  /// Forgets the message at hand; the next bytes begin another.
  mutating func startOver() { stage = .requestLine(skippedEmptyLine: false) }

  /// The next event, or nil until more bytes arrive. After any but `expectsContinue`, ``startOver()`` goes on.
  mutating func next() throws(Refusal) -> Event? {
    while true {
      switch stage {
      case .requestLine(let skipped):
        guard let length = try requestLineLength(skipped: skipped) else { return nil }
        guard length > 0 else {
          if skipped { throw .malformedRequestLine }
          input.consume(2)
          stage = .requestLine(skippedEmptyLine: true)
          continue
        }
        let line = try RequestLine(input.bytes.span.extracting(input.start..<(input.start + length)))
        input.consume(length + 2)
        stage = .fields(RequestHead(line))
      case .fields(var head):
        stage = .requestLine(skippedEmptyLine: true)  // leaves `head` the only owner of its fields
        let outcome: Message?
        do {
          outcome = try readFields(&head)
        } catch {
          stage = .fields(head)
          throw error
        }
        guard let message = outcome else {
          stage = .fields(head)
          return nil
        }
        stage = .body(message, BodyReader(message))
        if message.expectsContinue {
          guard let refusal = message.refusal else { return .expectsContinue }
          return .abandoned(refusal)
        }
      case .body(let message, var reader):
        stage = .requestLine(skippedEmptyLine: true)
        defer { stage = .body(message, reader) }
        switch try reader.read(&input, limits: limits) {
        case .incomplete: return nil
        case .complete:
          if let refusal = reader.refusal { return .refused(refusal) }
          return .request(Request(head: message.request, body: reader.body))
        case .abandoned:
          return reader.refusal.map(Event.abandoned)
        }
      }
    }
  }

  private mutating func requestLineLength(skipped: Bool) throws(Refusal) -> Int? {
    do {
      return try input.lineLength(
        limit: limits.requestLine, otherwise: .requestLineTooLong(limit: limits.requestLine))
    } catch .controlByte {
      // Something else than HTTP, a TLS handshake for instance.
      throw .malformedRequestLine
    }
  }

  /// Takes field lines up to the empty one that ends the head; nil until it arrives.
  private mutating func readFields(_ head: inout RequestHead) throws(Refusal) -> Message? {
    while true {
      guard
        let length = try input.lineLength(
          limit: limits.fieldBytes - head.fieldBytes, otherwise: .fieldsTooLarge(limit: limits.fieldBytes))
      else { return nil }
      if length > 0 {
        try head.add(input.bytes.span.extracting(input.start..<(input.start + length)), limits: limits)
      }
      input.consume(length + 2)
      if length == 0 { return try head.message(limits: limits) }
    }
  }
}

/// What an answer's framing depends on besides the answer.
struct ReplyPlan: Sendable {
  /// `HEAD`: the answer has no body.
  var isHead: Bool
  var version: Version
  /// Whether the client and the framing let the connection go on.
  var keepsAlive: Bool

  /// The same, for an answer after which the connection ends.
  var closing: ReplyPlan { ReplyPlan(isHead: isHead, version: version, keepsAlive: false) }
}
