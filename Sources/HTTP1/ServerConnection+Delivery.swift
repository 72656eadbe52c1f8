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
    }
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
    phase = plan.keepsAlive && !isDraining ? .receiving : .finishing
  }
}
