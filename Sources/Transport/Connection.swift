import Glibc
import HTTP1
import HTTP2
import HTTPCore
import TLS

/// One client's socket: carries out what its machine decides. It belongs to its loop's reactor and never leaves it.
///
/// A connection begins undecided. The client's first bytes tell HTTP/2 from HTTP/1.1, and an HTTP/1.1 request may change to
/// HTTP/2 once. On a port of TLS, ``TLSSession`` stands between the socket's bytes and the machines.
final class Connection {
  enum Stage {
    /// What the client has sent, `preface`, may still be the beginning of HTTP/2.
    case undecided
    case http1
    case http2(MultiplexedConnection)
    /// TLS has failed: what still arrives is thrown away until `lingeringEnd`.
    case lingering
  }

  let descriptor: Int32
  /// Tells the connection from earlier ones of the same descriptor.
  let number: UInt64
  private let poller: Poller
  private let responder: Responder
  let limits: Limits
  let warnings: ClientWarnings
  /// Nil in the clear.
  var secure: TLSSession?
  /// Whether the sending side is shut down once what TLS has to send is gone.
  var finishesWriting = false
  // No larger than a pointer: it is looked at in every step, and instants are dear to copy.
  var stage = Stage.undecided
  private var preface = Preface()
  var lingeringEnd: ContinuousClock.Instant
  /// Speaks HTTP/1.1, until HTTP/2 takes its place.
  var machine: ServerConnection
  private var interest: Poller.Interest = .read
  /// What this connection has on the account of memory.
  private var claim: MemoryClaim
  /// Bytes of the HTTP/1.1 request whose reply is being made elsewhere, or of the reply that is held.
  var postponedBytes = 0
  /// Whether the loop has noted that there is more to do.
  private var awaitsTurn = false

  /// Nil when there is no memory for TLS.
  init?(
    _ descriptor: Int32, number: UInt64, watchedBy poller: Poller, responder: Responder, limits: Limits,
    tls: TLSContext?, warnings: ClientWarnings, at now: ContinuousClock.Instant
  ) {
    self.descriptor = descriptor
    self.number = number
    self.poller = poller
    self.responder = responder
    self.limits = limits
    self.warnings = warnings
    claim = MemoryClaim(limits.memory)
    if let tls {
      guard let session = tls.session() else { return nil }
      secure = session
    }
    machine = ServerConnection(limits: limits, scheme: tls == nil ? .http : .https, at: now)
    lingeringEnd = now
  }

  var multiplexed: MultiplexedConnection? { if case .http2(let machine) = stage { machine } else { nil } }

  /// Whether all that arrives is thrown away.
  var isLingering: Bool { if case .lingering = stage { true } else { false } }

  private var wantsToRead: Bool {
    guard multiplexed?.wantsToRead ?? machine.wantsToRead else { return false }
    guard let secure else { return true }
    return secure.queued < limits.queuedOutput
  }

  /// Reads once and goes on; the first answer waits for the end of the batch. False when the connection is over; whoever holds
  /// the descriptor then closes it.
  ///
  /// With `isHungUp` nothing can be sent any more. While a reply is being made nothing is read either, so that nothing else
  /// would tell.
  func ready(_ context: inout LoopContext, isHungUp: Bool) -> Bool {
    if isLingering { return discard(&context) }
    // What HTTP/1.1 has not parsed is bounded by one read.
    if awaitsTurn, multiplexed == nil { return true }
    guard wantsToRead ? read(&context) : !isHungUp else { return false }
    guard !isLingering else { return true }
    guard multiplexed == nil else { return advance(&context) }
    machine.beginTurn()
    let action = machine.next()
    guard case .answer(let request) = action else { return advance(&context, from: action) }
    answer(request, &context)
    context.answered.append(descriptor)
    return true
  }

  /// Goes on where the connection made way for others. False when it is over.
  func resume(_ context: inout LoopContext) -> Bool {
    awaitsTurn = false
    guard !isLingering else { return true }
    machine.beginTurn()
    return advance(&context)
  }

  /// Takes the reply that a work has made. False when the connection is over.
  func deliver(_ reply: Reply, stream: Int32, _ context: inout LoopContext) -> Bool {
    guard !isLingering else { return true }
    if let delivery = reply.delivery {
      if multiplexed == nil { machine.beginTurn() }
      deliver(reply, by: delivery, stream: stream, &context)
    } else if let multiplexed {
      multiplexed.reply(reply, to: stream, date: context.date, at: context.now)
    } else {
      postponedBytes = 0
      machine.beginTurn()
      machine.reply(reply, date: context.date, at: context.now)
    }
    return advance(&context)
  }

  /// Acts on a deadline, if one has passed. False when the connection is over.
  func tick(_ context: inout LoopContext) -> Bool {
    if let secure, let deadline = deadline(of: secure) { return deadline > context.now }
    if let multiplexed {
      guard let deadline = multiplexed.deadline, deadline <= context.now else { return true }
      multiplexed.deadlinePassed(at: context.now)
      return advance(&context)
    }
    if case .undecided = stage, let start = preface.start, start + limits.headDeadline <= context.now {
      // Not even the preface came: HTTP/1.1 has an answer to that.
      readOnInHTTP1()
      guard advance(&context) else { return false }
    }
    guard let deadline = machine.deadline, deadline <= context.now else { return true }
    machine.deadlinePassed(at: context.now)
    return advance(&context)
  }

  /// Ends the connection once nothing is in flight. False when that is now.
  func drain(_ context: inout LoopContext) -> Bool {
    // A request that lies unread in the kernel is in flight, too.
    guard !isLingering, !wantsToRead || read(&context) else { return false }
    guard !isLingering else { return true }
    if let multiplexed {
      // Requests read just now are told from those that come too late.
      guard advance(&context) else { return false }
      multiplexed.drain(at: context.now)
    } else {
      machine.drain(at: context.now)
    }
    return advance(&context)
  }

  /// One `recv`, so that other connections get their turn. False when the socket is broken.
  private func read(_ context: inout LoopContext) -> Bool {
    let count = recv(descriptor, &context.buffer, context.buffer.count, 0)
    if count > 0 {
      if let secure { return decrypt(count, &context, by: secure) }
      return take(context.buffer[..<count], at: context.now)
    }
    guard count == 0 else { return errno == EAGAIN || errno == EINTR }
    peerClosed()
    return true
  }

  /// Hands plain bytes to the machine. False when the connection is over.
  func take(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> Bool {
    switch stage {
    case .http1: machine.received(bytes, at: now)
    case .http2(let multiplexed): multiplexed.received(bytes, at: now)
    case .undecided: return begin(bytes, at: now)
    case .lingering: break
    }
    return true
  }

  func peerClosed() {
    if let multiplexed {
      multiplexed.peerClosed()
    } else {
      readOnInHTTP1()
      machine.peerClosed()
    }
  }

  // MARK: Which HTTP

  /// Decides by the first bytes. False when there is no memory for the client's wish, or it wishes for TLS.
  private func begin(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> Bool {
    if secure == nil, preface.start == nil, bytes.first == TLSSession.handshakeByte {
      warnings.warnOfHelloInTheClear()
      return false
    }
    switch preface.take(bytes, at: now) {
    case .undecided: return true
    case .other:
      readOnInHTTP1()
      machine.received(bytes, at: now)
      return true
    case .http2:
      guard let multiplexed = MultiplexedConnection(limits: limits, at: now) else { return false }
      if !preface.matched.isEmpty { multiplexed.received(preface.matched, at: now) }
      multiplexed.received(bytes, at: now)
      stage = .http2(multiplexed)
      return true
    }
  }

  /// Gives HTTP/1.1 the bytes that could have become HTTP/2's preface, with the time at which they began.
  func readOnInHTTP1() {
    guard case .undecided = stage else { return }
    stage = .http1
    guard let start = preface.start, !preface.matched.isEmpty else { return }
    machine.received(preface.matched, at: start)
  }

  /// Goes on in HTTP/2 behind an HTTP/1.1 request; the request is answered in HTTP/1.1 when that can't be.
  private func upgrade(_ request: Request, settings: [UInt8], _ context: inout LoopContext) {
    guard
      let multiplexed = MultiplexedConnection(upgrading: request, settings: settings, limits: limits, at: context.now)
    else { return answer(request, &context) }
    let (output, input) = machine.switchProtocols()
    multiplexed.precede(with: output)
    if !input.isEmpty { multiplexed.received(input[...], at: context.now) }
    stage = .http2(multiplexed)
  }

  // MARK: Actions

  private func answer(_ request: Request, _ context: inout LoopContext) {
    switch responder.answer(request) {
    case .reply(let reply):
      if let delivery = reply.delivery {
        deliver(reply, by: delivery, stream: 0, &context)
      } else {
        machine.reply(reply, date: context.date, at: context.now)
      }
    case .later(let work):
      postponedBytes = request.body.count
      context.works.append(pending(work, stream: 0))
    case .eventually(let start):
      postponedBytes = request.body.count
      context.waits.append(pending(start, stream: 0))
    }
  }

  private func account() {
    claim.hold(multiplexed?.heldBytes ?? machine.heldBytes + postponedBytes)
  }

  private func pending(_ work: @escaping Answer.Work, stream: Int32) -> PendingWork {
    PendingWork(descriptor: descriptor, connection: number, stream: stream, work: work)
  }

  private func pending(
    _ start: @escaping @Sendable (@escaping Answer.Deliver) -> Void, stream: Int32
  ) -> PendingWait {
    PendingWait(descriptor: descriptor, connection: number, stream: stream, start: start)
  }

  /// Sees to it that the connection goes on once others had their turn.
  private func makeWay(_ context: inout LoopContext) {
    if !awaitsTurn { context.unfinished.append(descriptor) }
    awaitsTurn = true
  }

  /// Does what the machine says, beginning with `first` if it has said that already, until it waits. False when the connection is
  /// over.
  func advance(_ context: inout LoopContext, from first: ServerConnection.Action? = nil) -> Bool {
    var first = first
    while true {
      if let multiplexed { return advance(multiplexed, &context) }
      switch first.take() ?? machine.next() {
      case .answer(let request): answer(request, &context)
      case .upgrade(let request, let settings): upgrade(request, settings: settings, &context)
      case .refuse(let refusal): machine.reply(responder.refuse(refusal), date: context.date, at: context.now)
      case .write:
        let count = machine.send(at: context.now) { write($0) }
        if count >= 0 { continue }
        if errno == EAGAIN { return waitToWrite() }
        if errno != EINTR { return false }
      case .yield:
        makeWay(&context)
        return waitToRead()
      case .wait: return waitToRead()
      case .finishWriting: finishWriting()
      case .close: return machine.endsInReset ? reset() : end()
      }
    }
  }

  private func advance(_ machine: MultiplexedConnection, _ context: inout LoopContext) -> Bool {
    machine.beginTurn()
    while true {
      switch machine.next(at: context.now) {
      case .answer(let request, let stream):
        switch responder.answer(request) {
        case .reply(let reply):
          if let delivery = reply.delivery {
            deliver(reply, by: delivery, stream: stream, &context)
          } else {
            machine.reply(reply, to: stream, date: context.date, at: context.now)
          }
        case .later(let work): machine.postpone(work, of: stream)
        case .eventually(let start):
          context.waits.append(pending(start, stream: stream))
        }
      case .run(let work, let stream): context.works.append(pending(work, stream: stream))
      case .refuse(let refusal, let stream):
        machine.reply(responder.refuse(refusal), to: stream, date: context.date, at: context.now)
      case .yield:
        makeWay(&context)
        return waitToRead()
      case .write:
        let count = machine.send(at: context.now) { write($0) }
        if count >= 0 { continue }
        if errno == EAGAIN { return waitToWrite() }
        if errno != EINTR { return false }
      case .wait: return waitToRead()
      case .finishWriting: finishWriting()
      case .close: return end()
      }
    }
  }

  private func write(_ output: Span<UInt8>) -> Int {
    guard let secure else { return send(output) }
    return secure.send(output) { send($0) }
  }

  /// Gives bytes to the socket.
  func send(_ output: Span<UInt8>) -> Int {
    output.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  private func waitToWrite() -> Bool {
    account()
    watch(for: wantsToRead ? [.read, .write] : .write)
    return true
  }

  private func waitToRead() -> Bool {
    account()
    if let secure, secure.queued > 0 || finishesWriting {
      guard secure.flush({ send($0) }) else { return errno == EAGAIN && waitToWrite() }
      if finishesWriting { _ = shutdown(descriptor, Int32(SHUT_WR)) }
      finishesWriting = false
    }
    watch(for: wantsToRead ? .read : [])
    return true
  }

  func watch(for wanted: Poller.Interest) {
    guard wanted != interest else { return }
    interest = wanted
    poller.change(descriptor, to: wanted)
  }
}
