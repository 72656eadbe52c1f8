import Dispatch
import Synchronization

/// What a responder says to a request.
package enum Answer: Sendable {
  case reply(Reply)
  /// Making the reply takes longer than an event loop may be held, about a millisecond: the transport does that elsewhere, one
  /// work of a connection at a time and in order. A work may be dropped when its client has taken the request back.
  case later(Work)
  /// The reply waits for something to happen: it is given to `deliver` then, once, from any thread. Nothing is held meanwhile.
  case eventually(@Sendable (_ deliver: @escaping Deliver) -> Void)

  package typealias Work = @Sendable () -> Reply
  package typealias Deliver = @Sendable (Reply) -> Void

  /// The same with another reply, made of this one.
  package func mapped(_ change: @escaping @Sendable (Reply) -> Reply) -> Answer {
    switch self {
    case .reply(let reply): .reply(change(reply))
    case .later(let work): .later { change(work()) }
    case .eventually(let start): .eventually { deliver in start { deliver(change($0)) } }
    }
  }

  /// The reply, made here and now, or waited for.
  package func made() -> Reply {
    switch self {
    case .reply(let reply): return reply
    case .later(let work): return work()
    case .eventually(let start):
      let box = Box()
      start(box.put)
      return box.take()
    }
  }
}

/// Where a reply that comes later is waited for.
private final class Box: Sendable {
  private let reply = Mutex<Reply?>(nil)
  private let hasCome = DispatchSemaphore(value: 0)

  @Sendable func put(_ reply: Reply) {
    self.reply.withLock { $0 = reply }
    hasCome.signal()
  }

  func take() -> Reply {
    while true {
      hasCome.wait()
      if let reply = reply.withLock({ $0.take() }) { return reply }
    }
  }
}
