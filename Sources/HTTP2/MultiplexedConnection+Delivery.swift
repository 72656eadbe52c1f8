import HTTPCore

// Answers that do not go out at once and whole.
extension MultiplexedConnection {
  /// The reply to what was handed out for this stream comes later; meanwhile other works may run.
  package func holdBack(_ id: Int32) { if runningWork == id { runningWork = nil } }

  /// Ends the stream in place of an answer.
  func withhold(_ ending: Delivery.Ending, _ stream: inout Stream, _ id: Int32) {
    stream.stage = .answering
    switch ending {
    case .reset: session.reset(id, .internalError)
    case .refuse: session.reset(id, .refusedStream)
    case .close, .hang: session.reset(id, .cancel)
    }
  }

  /// Queues an answer's head, and of its body what is to go out now.
  func begin(
    _ fields: FieldBlock, _ reply: Reply, _ manner: Delivery.Manner, _ stream: inout Stream, _ id: Int32
  ) {
    do {
      switch manner {
      case .whole, .withheld: try session.respond(id, fields, body: reply.body)
      case .cut(let count) where count >= reply.body.count: try session.respond(id, fields, body: reply.body)
      case .cut(let count):
        try session.respond(id, fields, body: Array(reply.body.prefix(max(0, count))), isOpen: true)
        cut.insert(id)
      case .dripped(let rate):
        try session.respond(id, fields, body: [], isOpen: true)
        stream.drip = Drip(reply.body, bytesPerSecond: rate)
      }
      stream.answerBytes = reply.body.count
      answerBytes += stream.answerBytes
    } catch {
      session.reset(id, .cancel)
    }
  }

  /// How long a client has for what it gets of an answer that is cut. A reset beside it makes many clients throw it away unread.
  private static let cutDelay = Duration.milliseconds(50)

  /// When the next piece of a stream's answer is to go out, or its end; nil when all of it has, or the stream is gone.
  package func dripInterval(of id: Int32) -> Duration? {
    cut.contains(id) && streams[id] != nil ? Self.cutDelay : streams[id]?.drip?.interval
  }

  /// Queues the next piece of a stream's answer, or all that is left of it; nothing while the client does not take the last one.
  package func dripOn(_ id: Int32, toTheEnd isLast: Bool) {
    if cut.contains(id) {
      // Earlier, nghttp2 would drop what still waits.
      guard isLast || session.hasTaken(id) else { return }
      cut.remove(id)
      return session.reset(id, .internalError)
    }
    guard var drip = streams[id]?.drip, isLast || session.hasTaken(id) else { return }
    let piece = drip.next(isLast: isLast)
    session.extend(id, with: piece, isLast: drip.isOver)
    streams[id]?.drip = drip.isOver ? nil : drip
  }
}
