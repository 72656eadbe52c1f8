package import Contract
import Glibc

/// When something began, by the machine's clocks.
package struct Moment: Sendable {
  package let time: DateTimeOffset
  /// In nanoseconds, from some fixed point.
  private let steady: Int64

  package static var now: Moment {
    let real = read(CLOCK_REALTIME)
    let time = DateTimeOffset(
      ticks: Int64(real.tv_sec) * DateTimeOffset.ticksPerSecond + Int64(real.tv_nsec) / 100)
    return Moment(time: time, steady: nanoseconds(read(CLOCK_MONOTONIC)))
  }

  /// Nanoseconds that have passed since then.
  package var elapsed: Int64 { Self.nanoseconds(Self.read(CLOCK_MONOTONIC)) - steady }

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
