import HTTPCore

extension MultiplexedConnection {
  /// When ``deadlinePassed(at:)`` is to be called unless something happens before; nil when there is nothing to wait for.
  ///
  /// - Source: design/http.md "Timeouts", stream by stream.
  package var deadline: ContinuousClock.Instant? {
    switch phase {
    case .closed: nil
    case .finishing: lastWrite + limits.writeStall
    case .lingering: lingeringEnd
    // Nothing is read, so only the writing can be late.
    case .running where output.isFull: lastWrite + limits.writeStall
    case .running:
      streams.reduce(connectionDeadline) { earliest, entry in
        guard let own = deadline(of: entry.value, entry.key) else { return earliest }
        return earliest.map { min($0, own) } ?? own
      }
    }
  }

  /// The earliest deadline that ends the whole connection.
  private var connectionDeadline: ContinuousClock.Instant? {
    var earliest = streams.isEmpty ? lastActive + limits.keepAliveIdle : nil
    let frameDeadline = frameStart.map { $0 + limits.headDeadline }
    for time in [output.isEmpty ? nil : lastWrite + limits.writeStall, frameDeadline, prefaceDeadline] {
      guard let time else { continue }
      earliest = earliest.map { min($0, time) } ?? time
    }
    return earliest
  }

  private func deadline(of stream: Stream, _ id: Int32) -> ContinuousClock.Instant? {
    switch stream.stage {
    // Silence is not held against a client that was told to wait.
    case .receiving:
      stream.isHeldBack ? nil : min(stream.lastRead + limits.bodyIdle, stream.bodyStart + limits.bodyDeadline)
    // Nothing waits for the client.
    case .answering where stream.isStreamed && session.hasTaken(id): nil
    case .answering:
      session.isShut(id)
        ? stream.lastProgress + limits.writeStall
        : session.isShut ? max(lastProgress, stream.lastProgress) + limits.writeStall : nil
    case .ready, .asked, .answered: nil
    }
  }

  /// Acts on a deadline that is over at `now`; ``next(at:)`` then says what to do. Without one it changes nothing.
  package func deadlinePassed(at now: ContinuousClock.Instant) {
    guard let deadline, deadline <= now else { return }
    guard case .running = phase, output.isEmpty || lastWrite + limits.writeStall > now else {
      phase = .closed
      return
    }
    for (id, stream) in streams {
      guard let own = self.deadline(of: stream, id), own <= now else { continue }
      if case .receiving = stream.stage {
        let isSlow = stream.bodyStart + limits.bodyDeadline <= now
        refuse(id, isSlow ? .bodyTooSlow(limit: limits.bodyDeadline) : .bodyTimedOut(limit: limits.bodyIdle))
      } else {
        session.reset(id, .cancel)
      }
    }
    guard let whole = connectionDeadline, whole <= now else { return }
    if let frameStart, frameStart + limits.headDeadline <= now {
      // The fields of all streams share their compression: behind half a head nothing can be read.
      session.terminate(.none)
    } else if let prefaceDeadline, prefaceDeadline <= now {
      session.terminate(.none)
    } else if streams.isEmpty {
      session.goAway()
    }
  }
}
