import HTTPCore
import HTTPTypes

/// One request of a connection and its answer, as far as they have come.
struct Stream {
  enum Stage {
    /// The body is arriving.
    case receiving
    /// Complete or refused; waits for its turn to be answered.
    case ready
    /// Handed out; the reply has not come.
    case asked
    /// The answer is being sent.
    case answering
    /// The answer is out; only the stream's own end is missing.
    case answered
  }

  /// Room for the body beyond the first window.
  enum Room {
    case none
    case awaited
    case granted(Int)
  }

  var stage = Stage.receiving
  var request: HTTPRequest?
  let isHead: Bool
  let contentLength: Int?
  var refusal: Refusal?
  /// Whether the reply at hand is the second attempt, after an unsendable one.
  var isRepairing = false

  var received = 0
  /// Bytes received for which the client was given no new window.
  var withheld = 0
  var room = Room.none
  /// What a long body has on the account of memory, until it is answered.
  var memory: MemoryRoom?
  /// The rest of an answer that goes out in pieces.
  var drip: Drip?
  /// Whether an answer is under way whose end is not known.
  var isStreamed = false
  /// Bytes of answer held for the client.
  var answerBytes = 0

  var lastRead: ContinuousClock.Instant
  /// From when on the body has to come to its end: the stream's beginning, or later when it was made to wait for room.
  var bodyStart: ContinuousClock.Instant
  /// How long the request took to arrive, in nanoseconds.
  var reception: Int64?
  /// Who is told when the answer is out.
  var watch: (any AnswerWatch)?
  /// When bytes of the answer last went out.
  var lastProgress: ContinuousClock.Instant

  init(request: HTTPRequest?, contentLength: Int?, isHead: Bool, at now: ContinuousClock.Instant) {
    self.request = request
    self.contentLength = contentLength
    self.isHead = isHead
    lastRead = now
    bodyStart = now
    lastProgress = now
  }

  /// What a client may send on a stream before anyone opens the window further (RFC 9113 section 6.9.2).
  static let firstWindow = 65_535

  /// Whether the client can't send because it is given no room. Without a body beyond the first window there is nothing to wait
  /// for: the end of a stream needs no window.
  var isHeldBack: Bool {
    if case .awaited = room { received >= Self.firstWindow } else { false }
  }

  /// Whether the body will not fit into the first window and half of that is used up.
  var needsRoom: Bool {
    guard case .none = room, received > Self.firstWindow / 2 else { return false }
    return contentLength.map { $0 > Self.firstWindow } ?? true
  }
}
