import HTTPCore

/// Since when something has been going on, if it is.
///
/// An optional instant would say the same; to set and to clear one costs calls of the runtime, as its layout is the library's own.
struct Stopwatch: Sendable {
  private var begin: ContinuousClock.Instant
  private(set) var isRunning = false

  /// One that stands still; the instant is any.
  init(_ instant: ContinuousClock.Instant) { begin = instant }

  /// Nil while nothing is going on.
  var start: ContinuousClock.Instant? { isRunning ? begin : nil }

  /// Nanoseconds from its beginning; 0 while nothing is going on.
  func nanoseconds(to instant: ContinuousClock.Instant) -> Int64 {
    isRunning ? (instant - begin).nanoseconds : 0
  }

  /// Begins at an instant, unless it has begun.
  mutating func run(from instant: ContinuousClock.Instant) {
    guard !isRunning else { return }
    begin = instant
    isRunning = true
  }

  mutating func stop() { isRunning = false }
}
