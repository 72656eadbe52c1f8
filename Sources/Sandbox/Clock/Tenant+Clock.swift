package import Contract
package import Journal

/// Where a clock is to be moved.
package enum ClockMove: Sendable, Equatable {
  /// So many ticks of 100 ns on.
  case by(ticks: Int64)
  case to(DateTimeOffset)
  /// To the next event of these kinds.
  case toNext(Set<WorldEvent.Kind>)
}

/// What became of a wish to move a clock.
package enum ClockMoveOutcome: Sendable, Equatable {
  /// The events lie after `from` and up to `to`, the earliest of each kind first.
  case moved(from: DateTimeOffset, to: DateTimeOffset, events: [WorldEvent])
  /// It would have gone back, or beyond the calendar; nothing changed.
  case impossible(now: DateTimeOffset)
  /// No event of the kinds is to come; nothing changed.
  case nothingToCome(now: DateTimeOffset)
}

extension Tenant {
  /// How far events are looked for that come again and again: a leap year.
  package static var horizonSeconds: Int64 { 366 * 86_400 }

  /// Moves the world's clock on. What falls due on the way has been done when this returns, each at its own time.
  ///
  /// - Parameters:
  ///   - move: never back.
  ///   - most: how many events of each kind are told.
  ///   - log: gets what changes.
  /// - Returns: what happened on the way.
  package func advanceClock(_ move: ClockMove, most: Int, noting log: ChangeLog? = nil) -> ClockMoveOutcome {
    while true {
      // Events are looked up in a copy, outside the lock.
      let world = snapshot(noting: log)
      let machine = DateTimeOffset.machine
      let now = world.clock.now(machine: machine)
      let target: DateTimeOffset
      switch move {
      case .by(let ticks):
        target = now.adding(ticks: ticks)
        guard ticks >= 0, target.ticks - now.ticks == ticks else { return .impossible(now: now) }
      case .to(let instant):
        target = instant
        guard instant >= now else { return .impossible(now: now) }
      case .toNext(let kinds):
        let query = EventQuery(after: now, upTo: now.adding(ticks: .max), kinds: kinds, most: 1)
        guard let next = world.events(query).first?.at else { return .nothingToCome(now: now) }
        target = next
      }
      let events = world.events(EventQuery(after: now, upTo: target, most: most))
      let advanced = world.clock.advanced(byTicks: target.ticks - now.ticks, machine: machine)
      let isMoved = visit(noting: log) { current in
        guard current.clock == world.clock else { return false }
        current.clock = advanced
        return true
      }
      // Whatever is due by then is done by the visit that looks.
      if isMoved { return .moved(from: now, to: visit(noting: log) { $0.now }, events: events) }
    }
  }
}
