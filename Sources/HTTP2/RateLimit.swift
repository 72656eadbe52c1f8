/// A token bucket: so many at once, and so many a second after that.
struct RateLimit: Sendable {
  private let burst: Int
  private let perSecond: Int
  private var tokens: Int
  private var lastRefill: ContinuousClock.Instant

  init(burst: Int, perSecond: Int, at now: ContinuousClock.Instant) {
    self.burst = max(0, burst)
    self.perSecond = max(0, perSecond)
    tokens = self.burst
    lastRefill = now
  }

  mutating func add(_ count: Int) { tokens = min(burst, tokens + count) }

  /// False when there are fewer than `count` left.
  mutating func take(_ count: Int, at now: ContinuousClock.Instant) -> Bool {
    let seconds = Int(clamping: (now - lastRefill).components.seconds)
    if seconds > 0 {
      lastRefill = now
      let (gained, overflow) = seconds.multipliedReportingOverflow(by: perSecond)
      tokens = overflow ? burst : min(burst, tokens + min(gained, burst))
    }
    tokens -= min(count, tokens + 1)
    guard tokens >= 0 else {
      tokens = 0
      return false
    }
    return true
  }
}
