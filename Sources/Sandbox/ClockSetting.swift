package import Contract
import Glibc

/// What the time is in a world.
package enum ClockSetting: Sendable, Equatable {
  /// The machine's clock.
  case real
  /// Stands still at an instant.
  case frozen(DateTimeOffset)

  package var now: DateTimeOffset {
    switch self {
    case .frozen(let instant): return instant
    case .real:
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return DateTimeOffset(ticks: Int64(time.tv_sec) * DateTimeOffset.ticksPerSecond + Int64(time.tv_nsec) / 100)
    }
  }
}
