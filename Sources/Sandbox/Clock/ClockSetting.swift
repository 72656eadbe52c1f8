package import Contract

/// What the time is in a world.
package enum ClockSetting: Sendable, Equatable {
  /// The machine's clock.
  case real
  /// Stands still at an instant.
  case frozen(DateTimeOffset)
  /// Runs with the machine's clock, so many ticks of 100 ns ahead of it.
  case offset(ticks: Int64)
  /// Runs faster or slower than the machine's clock.
  case scaled(Scale)

  /// Where a scaled clock began, and how fast it runs.
  package struct Scale: Sendable, Equatable {
    /// What both clocks showed at the beginning.
    package let start: DateTimeOffset
    package let machineStart: DateTimeOffset
    /// Thousandths of the machine's pace.
    package let thousandths: Int64

    package init(start: DateTimeOffset, machineStart: DateTimeOffset, thousandths: Int64) {
      self.start = start
      self.machineStart = machineStart
      self.thousandths = thousandths
    }
  }

  package var now: DateTimeOffset {
    if case .frozen(let instant) = self { return instant }
    return now(machine: .machine)
  }

  /// What the world's clock shows when the machine's shows an instant.
  package func now(machine: DateTimeOffset) -> DateTimeOffset {
    switch self {
    case .real: return machine
    case .frozen(let instant): return instant
    case .offset(let ticks): return machine.adding(ticks: ticks)
    case .scaled(let scale):
      let elapsed = Int128(machine.ticks - scale.machineStart.ticks) * Int128(scale.thousandths) / 1000
      return scale.start.adding(ticks: Int64(clamping: elapsed))
    }
  }

  /// The clock put forward, or back. It goes on as it went; a real one has an offset from then on.
  ///
  /// - Parameters:
  ///   - ticks: of 100 ns.
  ///   - machine: what the machine's clock shows.
  /// - Returns: the setting that shows so much more.
  package func advanced(byTicks ticks: Int64, machine: DateTimeOffset) -> ClockSetting {
    switch self {
    case .real: .offset(ticks: ticks)
    case .frozen(let instant): .frozen(instant.adding(ticks: ticks))
    case .offset(let other): .offset(ticks: Int64(clamping: Int128(other) + Int128(ticks)))
    case .scaled(let scale):
      .scaled(
        Scale(
          start: now(machine: machine).adding(ticks: ticks), machineStart: machine, thousandths: scale.thousandths))
    }
  }
}

extension DateTimeOffset {
  /// The instant so many ticks of 100 ns later; the calendar's edge when that lies beyond.
  package func adding(ticks delta: Int64) -> DateTimeOffset {
    DateTimeOffset(ticks: Int64(clamping: Int128(ticks) + Int128(delta)), offsetMinutes: Int(offsetMinutes))
  }
}
