package import HTTPCore
import HTTPTypes

/// The whole life of one HTTP/2 connection, as a machine: bytes, times and answers go in, actions come out.
///
/// The shell tells it what happened (`received`, `peerClosed`, `deadlinePassed`, `drain`) and then carries out what
/// ``next()`` says until that is `wait` or `yield`. Requests are answered in the order in which they are complete.
///
/// Not `Sendable`: it belongs to one connection.
///
/// - Source: RFC 9113, design/http.md "HTTP/2".
package final class MultiplexedConnection {
  package enum Action: Sendable {
    /// Answer this request by ``reply(_:to:date:at:)`` or ``postpone(_:of:)``.
    case answer(Request, stream: Int32)
    /// Run this work elsewhere and give its reply to ``reply(_:to:date:at:)``.
    case run(Answer.Work, stream: Int32)
    /// Word this refusal by ``reply(_:to:date:at:)``.
    case refuse(Refusal, stream: Int32)
    /// Send what ``send(at:_:)`` lends.
    case write
    /// Let other connections have their turn; then ``beginTurn()`` and go on, whether the socket is ready or not.
    case yield
    /// Nothing to do until the socket is ready (see ``wantsToRead``) or the ``deadline`` passes.
    case wait
    /// Shut the sending side down, once; then go on.
    case finishWriting
    /// Close the socket: the connection is over.
    case close
  }

  enum Phase {
    case running
    /// Nothing more is read; what is queued goes out.
    case finishing
    /// Half-closed: what arrives is thrown away, so that the last frames are not lost to a reset.
    case lingering
    case closed
  }

  let limits: Limits
  let session: Session
  var phase = Phase.running
  var streams: [Int32: Stream] = [:]
  /// Streams to be answered, first come first; those closed meanwhile are among them.
  var ready: [Int32] = []
  /// What of them may be answered in this turn.
  var budget: Budget
  /// What makes replies and waits to be run, with the streams that the replies are for; those closed meanwhile are among them.
  var works: [(stream: Int32, work: Answer.Work)] = []
  /// The stream whose work is being done.
  var runningWork: Int32?
  /// Streams that are reset once the beginning of their answer is out.
  var cut: Set<Int32> = []
  /// Streams that wait for room for their bodies, likewise.
  var awaitingRoom: [Int32] = []
  /// Bytes of bodies that streams were given room for.
  var grantedBytes = 0
  /// Bytes of answers held for the client.
  var answerBytes = 0

  private var watch = FrameWatch()
  private var idleFrames: RateLimit
  private var watchedUnit = 0

  var output: OutputBuffer
  /// Answers that are in the output, and of which somebody wants to know when they are out.
  var watched = WatchedAnswers()
  var peerHasClosed = false
  /// Whether the server stops.
  private var isDraining = false

  var lastWrite: ContinuousClock.Instant
  /// When bytes of an answer last went out, on any stream.
  var lastProgress: ContinuousClock.Instant
  /// When the last stream began or ended.
  var lastActive: ContinuousClock.Instant
  /// When the first byte of a frame or head that is not complete was seen.
  var frameStart: ContinuousClock.Instant?
  var lingeringEnd: ContinuousClock.Instant
  /// By when the client's preface must have followed an upgrade or a handshake of TLS. Nothing is answered before, because clients keep little of
  /// what comes along with the 101 (curl 7.88 keeps 32 KiB); nil once it has come, or when it began the connection.
  var prefaceDeadline: ContinuousClock.Instant?

  /// A connection whose client began with the preface, which is among the bytes to be given to ``received(_:at:)``.
  ///
  /// Nil when memory is short.
  package init?(limits: Limits, at now: ContinuousClock.Instant) {
    guard let session = try? Session(limits: limits, at: now) else { return nil }
    self.session = session
    self.limits = limits
    budget = Budget(limits)
    output = OutputBuffer(limits: limits)
    idleFrames = RateLimit(burst: limits.idleFrameBurst, perSecond: limits.idleFramesPerSecond, at: now)
    lastWrite = now
    lastProgress = now
    lastActive = now
    lingeringEnd = now
  }

  /// A connection that an HTTP/1.1 request turned into HTTP/2, with that request as stream 1.
  ///
  /// Nil when `settings`, the payload of the client's `HTTP2-Settings`, are not valid: the request is then answered in HTTP/1.1.
  ///
  /// - Source: RFC 7540 section 3.2.
  package convenience init?(
    upgrading request: Request, settings: [UInt8], limits: Limits, at now: ContinuousClock.Instant
  ) {
    self.init(limits: limits, at: now)
    let isHead = request.method == .head
    do {
      try session.upgrade(settings: settings, isHead: isHead)
    } catch {
      return nil
    }
    let message = Inbox.Message(at: now)
    message.body = request.body
    session.inbox.messages[1] = message
    var stream = Stream(request: request.head, contentLength: nil, isHead: isHead, at: now)
    stream.stage = .ready
    stream.reception = request.reception
    streams[1] = stream
    ready.append(1)
    prefaceDeadline = now + limits.headDeadline
  }

  /// Gives the client as long as for a head to begin HTTP/2, once it has agreed on that and sent nothing yet.
  package func awaitPreface(at now: ContinuousClock.Instant) { prefaceDeadline = now + limits.headDeadline }

  /// Puts what HTTP/1.1 left unsent before everything else.
  package func precede(with bytes: [UInt8]) { output.append { $0.insert(contentsOf: bytes, at: 0) } }

  /// Bytes of requests and answers that are held; of bodies those that were given room.
  package var heldBytes: Int { grantedBytes + answerBytes + output.held }

  /// Whether bytes from the client are of use now; otherwise they stay in the kernel and slow the client down.
  package var wantsToRead: Bool {
    guard !peerHasClosed else { return false }
    return switch phase {
    case .running: !output.isFull
    case .lingering: true
    case .finishing, .closed: false
    }
  }

  /// Takes bytes from the client.
  package func received(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) {
    guard case .running = phase else { return }
    let idle = watch.idleFrames
    let piece = watch.take(bytes)
    if !watch.isOpen {
      frameStart = nil
    } else if watchedUnit != watch.unit || frameStart == nil {
      frameStart = now
    }
    watchedUnit = watch.unit
    session.inbox.now = now
    do {
      try session.receive(piece)
      if watch.hasPreface { prefaceDeadline = nil }
    } catch .flooded, .tooManyContinuations {
      session.terminate(.enhanceYourCalm)
    } catch .badPreface {
      session.terminate(.protocolError)
    } catch {
      phase = .closed
    }
    drainInbox(at: now)
    if !idleFrames.take(watch.idleFrames - idle, at: now) { session.terminate(.enhanceYourCalm) }
    if watch.hasMisplacedPriority || watch.hasStreamOutOfOrder { session.terminate(.protocolError) }
    if watch.hasFrameOnEndedStream { session.terminate(.streamClosed) }
  }

  /// Notes that the client began a request, which makes up for some frames without use.
  func creditRequest() { idleFrames.add(limits.idleFramesPerRequest) }

  /// The client sends no more; it may still read.
  package func peerClosed() { peerHasClosed = true }

  /// Lends the bytes to send to `body`, which returns how many of them it sent; returns the same.
  package func send(at now: ContinuousClock.Instant, _ body: (Span<UInt8>) -> Int) -> Int {
    let wasFull = output.isFull
    let count = output.send(keepsRoom: !streams.isEmpty, body)
    guard count > 0 else { return count }
    if wasFull { readingResumes(at: now) }
    lastWrite = now
    watched.tell(upTo: output.gone)
    return count
  }

  /// Reading was paused: the client's silence of that time is not held against it.
  private func readingResumes(at now: ContinuousClock.Instant) {
    if frameStart != nil { frameStart = now }
    for id in streams.keys { streams[id]?.lastRead = now }
  }

  /// Takes no further requests; the connection ends when those that came are answered.
  package func drain(at now: ContinuousClock.Instant) {
    isDraining = true
    lingeringEnd = min(lingeringEnd, now + limits.drainLingering)
    session.goAway()
  }

  /// The connection has its turn, after others had theirs.
  package func beginTurn() { budget = Budget(limits) }

  /// What the shell is to do now.
  package func next(at now: ContinuousClock.Instant) -> Action {
    switch phase {
    case .closed: return .close
    case .running:
      if let action = nextRequest() ?? nextWork() { return action }
      fill(at: now)
      if !output.isEmpty { return .write }
      if let action = nextRequest() ?? nextWork() { return action }
      if budget.isUsedUp, mayAnswer { return .yield }
      guard (peerHasClosed && !isWorking) || !session.isAlive else { return .wait }
      phase = .finishing
      return next(at: now)
    case .finishing:
      if !output.isEmpty { return .write }
      guard !peerHasClosed else {
        phase = .closed
        return .close
      }
      phase = .lingering
      lingeringEnd = now + (isDraining ? limits.drainLingering : limits.lingering)
      return .finishWriting
    case .lingering:
      guard peerHasClosed else { return .wait }
      phase = .closed
      return .close
    }
  }

  /// Moves frames from nghttp2 to the output, as many as may be queued.
  private func fill(at now: ContinuousClock.Instant) {
    guard !output.isFull else { return }
    if output.isEmpty { lastWrite = now }
    do {
      // The second time what the inbox asked for, resets above all.
      for _ in 0..<2 {
        try session.send(to: &output)
        drainInbox(at: now)
      }
    } catch {
      phase = .closed
    }
  }
}
