import HTTPCore
import HTTPTypes

/// A line for every request that is answered, refused bytes among them.
struct AccessLog: Sendable {
  let queue: LogQueue

  /// The same answers, each of them noted.
  func watching(_ responder: Responder) -> Responder {
    Responder(
      answer: { request in
        let start = ContinuousClock.now
        let head = request.head
        switch responder.answer(request) {
        case .reply(let reply):
          note(head, reply, since: start)
          return .reply(reply)
        case .later(let work):
          return .later {
            let reply = work()
            note(head, reply, since: start)
            return reply
          }
        }
      },
      refuse: { refusal in
        let start = ContinuousClock.now
        let reply = responder.refuse(refusal)
        note(nil, reply, since: start)
        return reply
      })
  }

  private func note(_ request: HTTPRequest?, _ reply: Reply, since start: ContinuousClock.Instant) {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    queue.append(
      .access(
        AccessEntry(
          time: LineWriter.now, duration: seconds * 1_000_000_000 + attoseconds / 1_000_000_000, request: request,
          reply: reply)))
  }
}
