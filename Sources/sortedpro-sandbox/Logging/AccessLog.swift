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
        let head = request.withoutBody
        return responder.answer(request).mapped { reply in
          note(head, reply, since: start)
          return reply
        }
      },
      refuse: { refusal in
        let start = ContinuousClock.now
        let reply = responder.refuse(refusal)
        note(nil, reply, since: start)
        return reply
      })
  }

  private func note(_ request: Request?, _ reply: Reply, since start: ContinuousClock.Instant) {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    queue.append(
      .access(
        AccessEntry(
          time: LineWriter.now, duration: seconds * 1_000_000_000 + attoseconds / 1_000_000_000, request: request,
          reply: reply)))
  }
}
