import HTTPCore

// Answers that do not go out at once and whole.
extension ServerConnection {
  /// Ends the connection in place of an answer.
  mutating func withhold(_ ending: Delivery.Ending) {
    plan.keepsAlive = false
    switch ending {
    case .reset:
      endsInReset = true
      phase = .closed
    case .close, .refuse, .hang: phase = .finishing
    }
  }

  /// Takes back so much of the reply, which has just been queued, as is not to go out with it.
  mutating func shorten(_ reply: Reply, _ manner: Delivery.Manner) {
    guard !plan.isHead, !reply.isBodiless else { return }
    switch manner {
    case .whole, .withheld: break
    case .cut(let count):
      let surplus = reply.body.count - max(0, count)
      guard surplus > 0 else { return }
      output.append { $0.removeLast(surplus) }
      phase = .finishing
    case .dripped(let rate):
      guard !reply.body.isEmpty else { return }
      output.append { $0.removeLast(reply.body.count) }
      drip = Drip(reply.body, bytesPerSecond: rate)
      phase = .answering
    case .streamed:
      isStreaming = true
      phase = .answering
    }
  }

  // MARK: A body without a known end

  /// Prepares for one.
  mutating func planStream() {
    plan.framing = plan.version == .http10 ? .close : .chunked
    if plan.version == .http10 { plan.keepsAlive = false }
  }

  /// Whether the client has taken so much of the answer that more may be queued.
  package var hasRoom: Bool { output.isEmpty }

  /// Queues more of the answer.
  ///
  /// - Source: RFC 9112 section 7.1.
  package mutating func streamOn(_ piece: [UInt8], at now: ContinuousClock.Instant) {
    guard isStreaming, !piece.isEmpty else { return }
    if output.isEmpty { lastWrite = now }
    let isChunked = plan.framing == .chunked
    output.append { output in
      if isChunked { output += Array((String(piece.count, radix: 16) + "\r\n").utf8) }
      output += piece
      if isChunked { output += Array("\r\n".utf8) }
    }
  }

  /// Ends the answer; the connection goes on if it may.
  package mutating func endStream(at now: ContinuousClock.Instant) {
    guard isStreaming else { return }
    isStreaming = false
    if output.isEmpty { lastWrite = now }
    if plan.framing == .chunked { output.append { $0 += Array("0\r\n\r\n".utf8) } }
    watched.lastEnds(at: output.end)
    lastRead = max(lastRead, now)
    phase = plan.keepsAlive && !isDraining ? .receiving : .finishing
  }

  /// When the next piece of the answer is to go out; nil when all of it has.
  package var dripInterval: Duration? { drip?.interval }

  /// Queues the answer's next piece, or all that is left of it; nothing while the client does not read.
  package mutating func dripOn(toTheEnd isLast: Bool, at now: ContinuousClock.Instant) {
    guard var drip, isLast || !output.isFull else { return }
    if output.isEmpty { lastWrite = now }
    output.append { $0 += drip.next(isLast: isLast) }
    guard drip.isOver else {
      self.drip = drip
      return
    }
    self.drip = nil
    watched.lastEnds(at: output.end)
    phase = plan.keepsAlive && !isDraining ? .receiving : .finishing
  }
}
