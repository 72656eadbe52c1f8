import Glibc
import HTTP1
import HTTP2
import HTTPCore
import TLS

// What the machines ask for: answers, bytes to write, waits.
extension Connection {
  func answer(_ request: Request, _ context: inout LoopContext) {
    switch responder.answer(request) {
    case .reply(let reply): carryOut(reply, stream: 0, &context)
    case .later(let work):
      postponedBytes = machine.bodyHasRoom ? 0 : request.body.count
      context.works.append(pending(work, stream: 0))
    case .eventually(let start):
      postponedBytes = machine.bodyHasRoom ? 0 : request.body.count
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
      case .wait:
        if !bodies.isEmpty, takePieces(context) { continue }
        return waitToRead()
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
        case .reply(let reply): carryOut(reply, stream: stream, &context)
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
      case .wait:
        if !bodies.isEmpty, takePieces(context) { continue }
        return waitToRead()
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
