import Contract

/// How many requests may still come, on the world's clock.
struct TokenBucket: Sendable, Equatable {
  /// A request costs this much; a tick brings as much as there are requests a minute.
  private static let price = 60 * DateTimeOffset.ticksPerSecond

  /// So many fit into a level.
  private static let most = 1_000_000

  private var level: Int64
  private var filled: DateTimeOffset

  /// A bucket that is full, which with a burst of none is empty: then it begins with a refusal.
  init(_ limit: FaultRule.Action.RateLimit, at now: DateTimeOffset) {
    level = Int64(min(max(0, limit.burst), Self.most)) * Self.price
    filled = now
  }

  /// Lets a request through.
  ///
  /// - Returns: nil, or where there is none left the seconds until there is, at least one.
  mutating func take(_ limit: FaultRule.Action.RateLimit, at now: DateTimeOffset) -> Int? {
    let capacity = Int64(min(max(1, limit.burst), Self.most)) * Self.price
    // A clock that was set back has brought nothing.
    let perMinute = Int64(max(1, limit.perMinute))
    let (gain, overflow) = max(0, now.ticks - filled.ticks).multipliedReportingOverflow(by: perMinute)
    level = overflow || gain > capacity - level ? capacity : level + gain
    filled = now
    guard level < Self.price else {
      level -= Self.price
      return nil
    }
    let ticks = (Self.price - level + perMinute - 1) / perMinute
    return max(1, Int((ticks + DateTimeOffset.ticksPerSecond - 1) / DateTimeOffset.ticksPerSecond))
  }
}
