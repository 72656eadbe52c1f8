package import HTTPCore
import HTTPTypes

/// The whole life of one HTTP/1.1 connection, as a machine: bytes, times and answers go in, actions come out.
///
/// The shell tells it what happened (`received`, `peerClosed`, `deadlinePassed`, `drain`) and then carries out what
/// ``next()`` says until that is `wait` or `yield`. Requests are answered one after the other, in order (RFC 9112 section 9.3.2).
package struct ServerConnection: ~Copyable, Sendable {
  package enum Action: Sendable {
    /// Answer this request by ``reply(_:date:at:)``.
    case answer(Request)
    /// The client offers to go on in HTTP/2 behind this request: take it by ``switchProtocols()``, or answer as if it did not.
    indirect case upgrade(Request, settings: [UInt8])
    /// Word this refusal by ``reply(_:date:at:)``.
    case refuse(Refusal)
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

  enum Phase: Sendable {
    /// Between requests or within one.
    case receiving
    /// A request or refusal was handed out, its reply has not come.
    case answering
    /// A refusal is to be handed out.
    case refusing
    /// The last answer is queued; then comes the end.
    case finishing
    /// Half-closed: what arrives is thrown away, so that the answer is not lost to a reset.
    case lingering
    case closed
  }

  let limits: Limits
  var phase = Phase.receiving
  var parser: RequestParser
  var peerHasClosed = false
  var isDraining = false
  private var budget: Budget
  var plan = ReplyPlan()
  private var refusal: Refusal?
  /// The body of an answer that goes out in pieces, as far as it is still to be sent.
  var drip: Drip?
  /// Whether an answer is under way whose end is not known.
  package internal(set) var isStreaming = false
  /// Whether the connection ends by a reset.
  package internal(set) var endsInReset = false
  /// Whether the reply at hand is the second attempt, after an unsendable one.
  private var isRepairing = false

  var output: OutputBuffer
  /// Those of its answers of which somebody wants to know when they are out.
  var watched = WatchedAnswers()

  var lastRead: ContinuousClock.Instant
  var lastWrite: ContinuousClock.Instant
  /// When the first byte of a head that is not complete was seen.
  var headStart: Stopwatch
  /// When the body that is not complete began.
  var bodyStart: Stopwatch
  /// When the first byte of a request that is not complete was seen.
  private var requestStart: Stopwatch
  /// What a long body has on the account of memory, until it is answered.
  private var room: MemoryRoom?
  var lingeringEnd: ContinuousClock.Instant

  package init(limits: Limits, scheme: Scheme = .http, at now: ContinuousClock.Instant) {
    self.limits = limits
    budget = Budget(limits)
    output = OutputBuffer(limits: limits)
    parser = RequestParser(limits: limits, scheme: scheme)
    lastRead = now
    lastWrite = now
    lingeringEnd = now
    headStart = Stopwatch(now)
    bodyStart = Stopwatch(now)
    requestStart = Stopwatch(now)
  }

  /// Bytes of requests and answers that are held.
  package var heldBytes: Int { (room == nil ? parser.heldBytes : parser.heldInput) + output.held }

  /// Whether the body at hand is on the account of memory already.
  package var bodyHasRoom: Bool { room != nil }

  /// Whether bytes from the client are of use now; otherwise they stay in the kernel and slow the client down.
  package var wantsToRead: Bool {
    guard !peerHasClosed else { return false }
    return switch phase {
    case .receiving: !output.isFull
    case .lingering: true
    // Only so far as tells that the client goes.
    case .answering: isStreaming && !parser.hasInput
    case .refusing, .finishing, .closed: false
    }
  }

  /// Takes bytes from the client.
  package mutating func received(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) {
    lastRead = now
    switch phase {
    case .lingering, .finishing, .closed: break
    case .receiving, .answering, .refusing: parser.append(bytes)
    }
  }

  /// The client sends no more; it may still read.
  package mutating func peerClosed() { peerHasClosed = true }

  /// Lends the bytes to send to `body`, which returns how many of them it sent; returns the same.
  package mutating func send(at now: ContinuousClock.Instant, _ body: (Span<UInt8>) -> Int) -> Int {
    let wasFull = output.isFull
    let count = output.send(body)
    guard count > 0 else { return count }
    // Reading was paused: the client's silence of that time is not held against it.
    if wasFull { lastRead = now }
    lastWrite = now
    watched.tell(upTo: output.gone)
    return count
  }

  /// Ends the connection as soon as no request is in flight; the last answer says `Connection: close`.
  package mutating func drain(at now: ContinuousClock.Instant) {
    isDraining = true
    lingeringEnd = min(lingeringEnd, now + limits.drainLingering)
  }

  /// The connection has its turn, after others had theirs.
  package mutating func beginTurn() { budget = Budget(limits) }

  /// What the shell is to do now.
  package mutating func next() -> Action {
    switch phase {
    case .closed: return .close
    case .answering:
      // An answer that has no end is over when the client ends its side.
      if isStreaming, peerHasClosed {
        phase = .closed
        return .close
      }
      return output.isEmpty ? .wait : .write
    case .refusing:
      phase = .answering
      return refusal.take().map(Action.refuse) ?? .close
    case .receiving:
      if !output.isFull, !budget.isUsedUp, let action = advance() { return action }
      if !output.isEmpty { return .write }
      if budget.isUsedUp, parser.hasInput { return .yield }
      guard peerHasClosed || (isDraining && parser.isIdle) else { return .wait }
      phase = .closed
      return .close
    case .finishing:
      if !output.isEmpty { return .write }
      guard !peerHasClosed else {
        phase = .closed
        return .close
      }
      parser.discard()
      phase = .lingering
      lingeringEnd = max(lastRead, lastWrite) + (isDraining ? limits.drainLingering : limits.lingering)
      return .finishWriting
    case .lingering:
      guard peerHasClosed else { return .wait }
      phase = .closed
      return .close
    }
  }

  /// Parses on; nil when more bytes must arrive.
  private mutating func advance() -> Action? {
    do {
      while true {
        switch try parser.next() {
        case nil:
          if parser.isInBody { bodyStart.run(from: lastRead) } else { bodyStart.stop() }
          if parser.isInBody { try findRoom() }
          if parser.isIdle || parser.isInBody { headStart.stop() } else { headStart.run(from: lastRead) }
          if parser.isIdle { requestStart.stop() } else { requestStart.run(from: lastRead) }
          return nil
        case .expectsContinue:
          output.append { $0 += ResponseSerializer.continue }
        case .request(var request):
          budget.takeRequest(body: request.body.count)
          request.reception = requestStart.nanoseconds(to: lastRead)
          let settings = isDraining || peerHasClosed ? nil : parser.offeredSettings
          handOut(parser.current)
          return settings.map { .upgrade(request, settings: $0) } ?? .answer(request)
        case .refused(let refusal):
          budget.takeRequest(body: 0)
          handOut(parser.current)
          return .refuse(refusal)
        case .abandoned(let refusal):
          return refuseAndClose(refusal)
        }
      }
    } catch {
      return refuseAndClose(error)
    }
  }

  /// Sees to it that there is memory for the body that arrives: a large one wants some to be left, a longer one than usual is given its
  /// room before it comes.
  private mutating func findRoom() throws(Refusal) {
    guard parser.announcedBody > limits.body else {
      if parser.bodyCount > limits.largeBody, limits.memory.refusesLargeBodies { throw .memoryFull }
      return
    }
    let isNew = room == nil
    room = try limits.room(room, forBodyOf: parser.announcedBody)
    if isNew { parser.reserveBody() }
  }

  /// Ends HTTP/1.1 on this connection by a 101: returns what is still to be sent, that answer last, and what the client
  /// already sent behind its request.
  ///
  /// - Source: RFC 7540 section 3.2.
  package mutating func switchProtocols() -> (output: [UInt8], input: [UInt8]) {
    phase = .closed
    return (output.take() + ResponseSerializer.switchingProtocols, parser.takeInput())
  }

  private mutating func handOut(_ plan: ReplyPlan) {
    self.plan = plan
    bodyStart.stop()
    requestStart.stop()
    phase = .answering
  }

  private mutating func refuseAndClose(_ refusal: Refusal) -> Action {
    handOut(parser.current)
    plan.keepsAlive = false
    return .refuse(refusal)
  }

  /// Makes ``next()`` hand out a refusal after whose answer the connection ends.
  package mutating func refuse(_ refusal: Refusal) {
    self.refusal = refusal
    plan = parser.current
    plan.keepsAlive = false
    phase = .refusing
  }

  /// Queues the reply to what was handed out last.
  ///
  /// A reply that can't be sent as it is comes back as a refusal to word; if that can't be sent either, a bare 500 goes out.
  package mutating func reply(_ reply: Reply, date: HTTPDate, at now: ContinuousClock.Instant) {
    guard case .answering = phase, drip == nil, !isStreaming else { return }
    headStart.stop()
    // Nothing was read while the reply was made: the client's silence of that time is not held against it.
    lastRead = max(lastRead, now)
    if output.isEmpty { lastWrite = now }
    budget.takeAnswer(body: reply.body.count)
    parser.startOver()
    room = nil
    if let delivery = reply.delivery {
      if case .withheld(let ending) = delivery.manner { return withhold(ending) }
      if delivery.isStreamed { planStream() }
    }
    if isDraining || reply.asksClose || (peerHasClosed && parser.isIdle) { plan.keepsAlive = false }
    do {
      try append(reply, date: date)
    } catch {
      guard isRepairing else {
        isRepairing = true
        refusal = .unsendableReply(error)
        phase = .refusing
        return
      }
      // Nothing of the reply is used, so this can't fail.
      try? append(Reply(head: HTTPResponse(status: .internalServerError)), date: date)
    }
    isRepairing = false
    phase = plan.keepsAlive ? .receiving : .finishing
    if let delivery = reply.delivery { shorten(reply, delivery.manner) }
    if let watch = reply.watch { watched.add(watch, endingAt: drip == nil && !isStreaming ? output.end : nil) }
  }

  private mutating func append(_ reply: Reply, date: HTTPDate) throws(Refusal.ReplyProblem) {
    let plan = plan
    try output.append { output throws(Refusal.ReplyProblem) in
      try ResponseSerializer.append(reply, plan: plan, date: date, to: &output)
    }
  }
}
