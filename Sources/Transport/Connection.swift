import Exchange
import Glibc
import HTTP1

/// One client's socket: carries out what its machine decides.
actor Connection {
  private nonisolated let loop: EventLoop
  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let descriptor: Int32
  private let responder: Responder
  private var machine: ServerConnection
  private var interest: Poller.Interest = .read

  init(_ descriptor: Int32, on loop: EventLoop, responder: Responder, limits: Limits, at now: ContinuousClock.Instant) {
    self.loop = loop
    self.descriptor = descriptor
    self.responder = responder
    machine = ServerConnection(limits: limits, at: now)
  }

  /// Reads once and goes on. False when the connection is over; whoever holds the descriptor then closes it.
  func ready(_ turn: inout Turn) -> Bool {
    guard !machine.wantsToRead || read(&turn) else { return false }
    return advance(turn)
  }

  /// Acts on a deadline, if one has passed. False when the connection is over.
  func tick(_ turn: Turn) -> Bool {
    guard let deadline = machine.deadline, deadline <= turn.now else { return true }
    machine.deadlinePassed(at: turn.now)
    return advance(turn)
  }

  /// Ends the connection once nothing is in flight. False when that is now.
  func drain(_ turn: inout Turn) -> Bool {
    // A request that lies unread in the kernel is in flight, too.
    guard !machine.wantsToRead || read(&turn) else { return false }
    machine.drain(at: turn.now)
    return advance(turn)
  }

  /// One `recv`, so that other connections get their turn. False when the socket is broken.
  private func read(_ turn: inout Turn) -> Bool {
    let count = recv(descriptor, &turn.buffer, turn.buffer.count, 0)
    if count > 0 {
      machine.received(turn.buffer[..<count], at: turn.now)
    } else if count == 0 {
      machine.peerClosed()
    } else {
      return errno == EAGAIN || errno == EINTR
    }
    return true
  }

  private func advance(_ turn: Turn) -> Bool {
    while true {
      switch machine.next() {
      case .answer(let request): machine.reply(responder.answer(request), date: turn.date, at: turn.now)
      case .refuse(let refusal): machine.reply(responder.refuse(refusal), date: turn.date, at: turn.now)
      case .write:
        let count = machine.send(at: turn.now) { output in
          output.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        }
        if count >= 0 { continue }
        if errno == EAGAIN {
          watch(for: machine.wantsToRead ? [.read, .write] : .write)
          return true
        }
        if errno != EINTR { return false }
      case .wait:
        watch(for: machine.wantsToRead ? .read : [])
        return true
      case .finishWriting: _ = shutdown(descriptor, Int32(SHUT_WR))
      case .close: return false
      }
    }
  }

  private func watch(for wanted: Poller.Interest) {
    guard wanted != interest else { return }
    interest = wanted
    loop.poller.change(descriptor, to: wanted)
  }
}
