package import Contract

extension FaultRule {
  /// When a rule strikes among the requests that it is for: all that it names must hold.
  package struct Condition: Sendable, Equatable, Codable {
    /// Only the request of this number, counted from 1.
    package var nth: Int?
    /// Each request whose number is a multiple of this.
    package var every: Int?
    /// Only requests beyond so many.
    package var after: Int?
    /// At most so many times.
    package var times: Int?
    /// 0 to 1.
    package var probability: Double?
    /// Before this instant of the world's clock.
    package var until: DateTimeOffset?

    package init() {}

    /// - Parameters:
    ///   - number: that of the request among those that the rule is for, from 1.
    ///   - struck: how often the rule has struck before.
    ///   - now: the world's time.
    ///   - generator: asked for a number where the rule has a probability, and only when everything else holds.
    /// - Returns: whether the rule strikes.
    func holds(
      _ number: Int, struck: Int, at now: DateTimeOffset, using generator: inout some RandomNumberGenerator
    ) -> Bool {
      if let nth, number != nth { return false }
      if let every, every < 1 || number % every != 0 { return false }
      if let after, number <= after { return false }
      if let times, struck >= times { return false }
      if let until, now >= until { return false }
      guard let probability else { return true }
      return generator.unit() < probability
    }
  }
}

extension RandomNumberGenerator {
  /// From 0 up to and without 1, by the same arithmetic on every machine.
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
