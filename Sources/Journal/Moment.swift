package import Contract
import Glibc

/// When something began, by the machine's clocks.
package struct Moment: Sendable {
  package let time: DateTimeOffset
  private let steady: Int64

  package static var now: Moment { Moment(time: .machine, steady: steadyNanoseconds) }

  /// Nanoseconds that have passed since then.
  package var elapsed: Int64 { Self.steadyNanoseconds - steady }

  /// So many nanoseconds later, by the clock of ``steadyNanoseconds``.
  package func steady(after nanoseconds: Int64) -> Int64 { steady + nanoseconds }

  /// Nanoseconds from some fixed point, by the clock that only goes forward.
  package static var steadyNanoseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
