import HTTPCore
import HTTPTypes

/// Turns arriving bytes into complete requests, one after the other.
///
/// A thrown `Refusal` means that framing is lost: nothing behind it can be read. The outcome depends on the bytes alone,
/// not on how they are cut into pieces.
struct RequestParser: ~Copyable, Sendable {
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
    case requestLine
    case fields
    case body
  }

  private let limits: Limits
  private let scheme: Scheme
  private var input: InputBuffer
  private var stage = Stage.requestLine
  private var hasSkippedEmptyLine = false
  private var head = RequestHead(.none)
  private var body = BodyReader()
  private var memo = FieldMemo()
  private var heads = HeadMemo()
  /// Whether `head` is the one that is remembered but for its request line, and need not be copied from there.
  private var isHeadRemembered = false
  /// Of the request line at hand, with its end.
  private var lineLength = 0
  /// What the head at hand is to whoever answers, once it is complete.
  private var request: Request.Head?

  init(limits: Limits, scheme: Scheme) {
    self.limits = limits
    self.scheme = scheme
    input = InputBuffer(keptCapacity: limits.keptBuffer)
  }

  /// Whether no byte of a request has arrived; an empty line before one does not count.
  var isIdle: Bool { stage == .requestLine && input.isEmpty }

  var isInBody: Bool { stage == .body }

  /// Whether bytes wait to be parsed.
  var hasInput: Bool { !input.isEmpty }

  /// Bytes of the body that came.
  var bodyCount: Int { body.count }

  /// Bytes of body that are to be held in the end, as far as is known.
  var announcedBody: Int { body.announced }

  /// Sees to it that a long body is moved no more while it arrives.
  mutating func reserveBody() { body.reserve() }

  /// Bytes that are held of what arrived.
  var heldBytes: Int { heldInput + body.heldBytes }
  /// The same without the body.
  var heldInput: Int { input.count }

  /// What the reply to the message at hand needs to know of it, as far as its head has come.
  // Mutating, as the next, because a parser that is only borrowed for it would be moved to another place and back.
  var current: ReplyPlan {
    mutating get {
      guard stage != .requestLine else { return ReplyPlan() }
      return ReplyPlan(
        isHead: head.line.method == .head, version: head.line.version, keepsAlive: stage == .body && head.keepsAlive)
    }
  }

  /// The client's HTTP/2 settings, when it offers to go on in HTTP/2 behind the request at hand; within TLS that is not how
  /// HTTP/2 begins (RFC 7540 section 3.2).
  var offeredSettings: [UInt8]? { mutating get { scheme == .http ? head.offeredSettings : nil } }

  /// Takes what arrived and is not parsed yet.
  mutating func takeInput() -> [UInt8] {
    defer { input.consume(input.count) }
    return Array(input.bytes[input.start...])
  }

  /// Why the message whose rest is being read away is refused.
  var refusal: Refusal? { body.refusal }

  mutating func append(_ bytes: ArraySlice<UInt8>) { input.append(bytes) }

  /// Throws away everything that arrived.
  mutating func discard() { input.consume(input.count) }

  /// Forgets the message at hand; the next bytes begin another.
  mutating func startOver() {
    stage = .requestLine
    hasSkippedEmptyLine = false
    if !isHeadRemembered { head = RequestHead(.none) }
    body = BodyReader()
    request = nil
  }

  /// The next event, or nil until more bytes arrive. After any but `expectsContinue`, ``startOver()`` goes on.
  mutating func next() throws(Refusal) -> Event? {
    while true {
      switch stage {
      case .requestLine:
        if let length = heads.whole(in: input), let line = heads.head?.line {
          recallHead(behind: line)
          request = heads.request
          if let event = begin(consuming: length) { return event }
          continue
        }
        guard let line = try readRequestLine() else { return nil }
        // Here and no later: the rest of other fields may look like all of the remembered ones.
        if let length = heads.fields(behind: line, in: input) {
          recallHead(behind: line)
          if let event = begin(consuming: length) { return event }
        } else {
          head = RequestHead(line)
          isHeadRemembered = false
          stage = .fields
        }
      case .fields:
        guard try head.read(&input, memo: &memo, limits: limits) else { return nil }
        remember()
        if let event = begin(consuming: 2) { return event }
      case .body:
        switch try body.read(&input, limits: limits) {
        case .incomplete: return nil
        case .abandoned: return body.refusal.map(Event.abandoned)
        case .complete:
          memo.requestEnded()
          heads.requestEnded()
          if let refusal = body.refusal { return .refused(refusal) }
          return .request(Request(request ?? head.request(scheme: scheme), body: body.take()))
        }
      }
    }
  }

  /// Goes on to the body behind a head whose last `count` bytes are taken now; tells of a client that waits for a word first.
  private mutating func begin(consuming count: Int) -> Event? {
    input.consume(count)
    body = BodyReader(head, limits: limits)
    stage = .body
    guard head.expectsContinue else { return nil }
    return head.refusal.map(Event.abandoned) ?? .expectsContinue
  }

  /// Takes the head that is remembered, with a request line of its own.
  private mutating func recallHead(behind line: RequestLine) {
    if !isHeadRemembered, let known = heads.head { head = known }
    isHeadRemembered = true
    head.line = line
  }

  /// Keeps the head that is complete but for the empty line.
  private mutating func remember() {
    // Behind another request line the same length may be too much.
    guard head.refusal == nil, !head.hasLongBody(limits) else { return }
    let made = head.request(scheme: scheme)
    heads.keep(head, made, input.message(upTo: 2), lineLength: lineLength)
    request = made
    isHeadRemembered = heads.request === made
  }

  /// Takes the request line, and an empty one in front of it; nil until it arrives.
  private mutating func readRequestLine() throws(Refusal) -> RequestLine? {
    while let length = try requestLineLength() {
      guard length == 0 else {
        let line = try RequestLine(input.bytes.span.extracting(input.start..<(input.start + length)))
        lineLength = length + 2
        input.beginMessage()
        input.consume(lineLength)
        return line
      }
      // RFC 9112 section 2.2: a careless client ends a body with one more line end.
      guard !hasSkippedEmptyLine else { throw .malformedRequestLine }
      hasSkippedEmptyLine = true
      input.consume(2)
    }
    return nil
  }

  private mutating func requestLineLength() throws(Refusal) -> Int? {
    do {
      return try input.lineLength(
        limit: limits.requestLine, otherwise: .requestLineTooLong(limit: limits.requestLine))
    } catch .controlByte {
      // Something else than HTTP, a TLS handshake for instance.
      throw .malformedRequestLine
    }
  }
}

/// What an answer's framing depends on besides the answer.
struct ReplyPlan: Sendable {
  /// `HEAD`: the answer has no body.
  var isHead = false
  var version = Version.http11
  /// Whether the client and the framing let the connection go on.
  var keepsAlive = false
  var framing = Framing.length

  /// How the client finds the end of the answer's body.
  ///
  /// - Source: RFC 9112 section 6.
  enum Framing: Sendable {
    case length
    case chunked
    /// It ends with the connection: HTTP/1.0 knows nothing else for a body whose length is not known.
    case close
  }
}
