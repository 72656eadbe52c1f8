import Glibc
import HTTP1
import HTTP2
import HTTPCore
import TLS

/// One client's socket: carries out what its machine decides. It belongs to its loop's reactor and never leaves it.
///
/// A connection begins undecided. The client's first bytes tell HTTP/2 from HTTP/1.1, and an HTTP/1.1 request may change to
/// HTTP/2 once. On a port of TLS, ``TLSSession`` stands between the socket's bytes and the machines.
///
/// What every request changes is not watched for overlapping accesses at run time, a fortieth of an answer: one loop alone has it, and
/// no method lends one variable to another method that changes the same.
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
  let poller: Poller
  let responder: Responder
  let limits: Limits
  let warnings: ClientWarnings
  /// Nil in the clear.
  @exclusivity(unchecked) var secure: TLSSession?
  /// Whether the sending side is shut down once what TLS has to send is gone.
  @exclusivity(unchecked) var finishesWriting = false
  // No larger than a pointer: it is looked at in every step, and instants are dear to copy.
  @exclusivity(unchecked) var stage = Stage.undecided
  var preface = Preface()
  var lingeringEnd: ContinuousClock.Instant
  /// Speaks HTTP/1.1, until HTTP/2 takes its place.
  @exclusivity(unchecked) var machine: ServerConnection
  @exclusivity(unchecked) var interest: Poller.Interest = .read
  /// What this connection has on the account of memory.
  @exclusivity(unchecked) var claim: MemoryClaim
  /// Bytes of the HTTP/1.1 request whose reply is being made elsewhere, or of the reply that is held.
  @exclusivity(unchecked) var postponedBytes = 0
  /// Bodies that are made while they go out, by stream; under 0 that of HTTP/1.1.
  @exclusivity(unchecked) var bodies: [Int32: StreamedBody] = [:]
  /// Whether the loop has noted that there is more to do.
  @exclusivity(unchecked) var awaitsTurn = false

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

  var wantsToRead: Bool {
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
    postponedBytes = 0
    if multiplexed == nil { machine.beginTurn() }
    carryOut(reply, stream: stream, &context)
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
}
