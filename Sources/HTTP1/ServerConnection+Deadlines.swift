import HTTPCore

extension ServerConnection {
  /// When ``deadlinePassed(at:)`` is to be called unless something happens before; nil when only the shell's answer is awaited.
  ///
  /// - Source: RFC 9112 section 9.5, design/http.md "Timeouts".
  package var deadline: ContinuousClock.Instant? {
    switch phase {
    case .answering, .refusing, .closed: return output.isEmpty ? nil : lastWrite + limits.writeStall
    case .finishing: return lastWrite + limits.writeStall
    case .lingering: return lingeringEnd
    case .receiving:
      if output.isFull { return lastWrite + limits.writeStall }
      let reading = readingDeadline
      return output.isEmpty ? reading : min(reading, lastWrite + limits.writeStall)
    }
  }

  private var readingDeadline: ContinuousClock.Instant {
    if parser.isInBody {
      let idleEnd = lastRead + limits.bodyIdle
      return bodyStart.start.map { min(idleEnd, $0 + limits.bodyDeadline) } ?? idleEnd
    }
    if let start = headStart.start { return start + limits.headDeadline }
    return max(lastRead, lastWrite) + limits.keepAliveIdle
  }

  /// Acts on a deadline that is over at `now`; ``next()`` then says what to do. Without one it changes nothing.
  package mutating func deadlinePassed(at now: ContinuousClock.Instant) {
    guard let deadline, deadline <= now else { return }
    guard case .receiving = phase, output.isEmpty || lastWrite + limits.writeStall > now else {
      phase = .closed
      return
    }
    if parser.isInBody {
      let isSlow = bodyStart.start.map { $0 + limits.bodyDeadline <= now } ?? false
      refuse(
        parser.refusal
          ?? (isSlow ? .bodyTooSlow(limit: limits.bodyDeadline) : .bodyTimedOut(limit: limits.bodyIdle)))
    } else if headStart.isRunning {
      refuse(.headTimedOut(limit: limits.headDeadline))
    } else {
      // Between requests there is nothing to answer (RFC 9110 section 15.5.9 would allow a 408, which a client
      // could take for the answer to a request that it has just sent).
      phase = .closed
    }
  }
}
