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
      case .streamed:
        try session.respond(id, fields, body: [], isOpen: true)
        stream.isStreamed = true
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

  // MARK: A body without a known end

  /// Whether such an answer is under way on a stream, which is still there.
  package func isStreaming(_ id: Int32) -> Bool { streams[id]?.isStreamed ?? false }

  /// Whether the client has taken all that is queued of a stream's answer.
  package func hasRoom(_ id: Int32) -> Bool { session.hasTaken(id) }

  /// Queues more of a stream's answer.
  package func streamOn(_ id: Int32, _ piece: [UInt8], at now: ContinuousClock.Instant) {
    guard isStreaming(id), !piece.isEmpty else { return }
    // The time in which there was nothing to send is not held against the client.
    if session.hasTaken(id) { streams[id]?.lastProgress = now }
    session.extend(id, with: piece[...], isLast: false)
  }

  /// Ends a stream's answer.
  package func endStream(_ id: Int32) {
    guard isStreaming(id) else { return }
    streams[id]?.isStreamed = false
    session.extend(id, with: [], isLast: true)
  }
}
