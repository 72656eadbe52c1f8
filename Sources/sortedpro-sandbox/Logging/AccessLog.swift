import Contract
import HTTPCore
import HTTPTypes
import Journal

/// A line for every request that is answered, refused bytes among them.
struct AccessLog: Sendable {
  let queue: LogQueue

  /// The same answers, each of them noted.
  func watching(_ responder: Responder) -> Responder {
    Responder(
      answer: { request in
        let begin = Moment.now
        let head = request.withoutBody
        return responder.answer(request).mapped { reply in
          note(head, reply, since: begin)
          return reply
        }
      },
      refuse: { refusal in
        let begin = Moment.now
        let reply = responder.refuse(refusal)
        note(nil, reply, since: begin)
        return reply
      })
  }

  private func note(_ request: Request?, _ reply: Reply, since begin: Moment) {
    queue.append(
      .access(AccessEntry(time: begin.time.ticks, duration: begin.elapsed, request: request, reply: reply)))
  }
}
