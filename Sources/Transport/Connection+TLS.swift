import Glibc
import HTTP1
import HTTP2
import HTTPCore
import TLS

extension Connection {
  /// Takes `count` encrypted bytes from the front of the loop's buffer, which then serves for the plain ones. False when the
  /// connection is over.
  func decrypt(_ count: Int, _ context: inout LoopContext, by session: TLSSession) -> Bool {
    guard session.start != nil || !TLSSession.isPlain(context.buffer[0]) else {
      // In the clear from here on: the answer, and whatever else the client sends.
      secure = nil
      stage = .http1
      machine.refuse(.notEncrypted)
      return true
    }
    for start in stride(from: 0, to: count, by: TLSSession.pieceToReceive) {
      session.received(context.buffer[start..<min(start + TLSSession.pieceToReceive, count)], at: context.now)
      // What is still encrypted lies behind what `read` overwrites.
      guard readDecrypted(&context, from: session) else { return false }
      if isLingering { break }
    }
    return true
  }

  private func readDecrypted(_ context: inout LoopContext, from session: TLSSession) -> Bool {
    while true {
      switch session.read(into: &context.buffer) {
      case .nothing: return !session.isOver
      case .bytes(let count): guard take(context.buffer[..<count], at: context.now) else { return false }
      case .established(isHTTP2: true):
        guard let multiplexed = MultiplexedConnection(limits: limits, at: context.now) else { return false }
        multiplexed.awaitPreface(at: context.now)
        stage = .http2(multiplexed)
      case .established: break
      case .closed:
        peerClosed()
        return true
      case .failed(let failure):
        warnings.warn(of: failure)
        return fail(session, context)
      }
    }
  }

  /// Tells the client why, as far as TLS can, and then reads away what it still sends, so that a reset does not destroy that.
  private func fail(_ session: TLSSession, _ context: LoopContext) -> Bool {
    guard session.flush({ send($0) }), shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return false }
    stage = .lingering
    lingeringEnd = context.now + limits.lingering
    watch(for: .read)
    return true
  }

  /// False when the client has closed, too.
  func discard(_ context: inout LoopContext) -> Bool {
    let count = recv(descriptor, &context.buffer, context.buffer.count, 0)
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
  }

  /// When the connection is closed whatever the machine thinks: a handshake has as long as a head.
  func deadline(of session: TLSSession) -> ContinuousClock.Instant? {
    if isLingering { return lingeringEnd }
    guard session.isHandshaking, let start = session.start else { return nil }
    return start + limits.headDeadline
  }

  /// Shuts the sending side down, behind TLS's own word for it.
  func finishWriting() {
    guard let secure else {
      _ = shutdown(descriptor, Int32(SHUT_WR))
      return
    }
    secure.close()
    finishesWriting = true
  }

  /// Says within TLS that the connection ends here and not by an accident. Always false: it is over.
  func end() -> Bool {
    secure?.close()
    _ = secure?.flush { send($0) }
    return false
  }
}
