/// What a responder says to a request.
package enum Answer: Sendable {
  case reply(Reply)
  /// Making the reply takes longer than an event loop may be held, about a millisecond: the transport does that elsewhere, one
  /// work of a connection at a time and in order. A work may be dropped when its client has taken the request back.
  case later(Work)

  package typealias Work = @Sendable () -> Reply

  /// The reply, made here and now.
  package func made() -> Reply {
    switch self {
    case .reply(let reply): reply
    case .later(let work): work()
    }
  }
}
