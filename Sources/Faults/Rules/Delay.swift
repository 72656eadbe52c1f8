import Glibc

/// How long an answer waits.
package enum Delay: Sendable, Equatable {
  case fixed(Span)
  case uniform(from: Span, to: Span)
  /// The logarithm is distributed normally, as the times of real services nearly are: most answers come about the median, a few much
  /// later.
  case logNormal(median: Span, sigma: Double)

  /// No answer is held back for longer; a longer one would outlive every client.
  package static let longest = Duration.seconds(3600)

  /// The spans that were written, each by its place in the rule.
  var spans: [(path: String, span: Span)] {
    switch self {
    case .fixed(let span): [("", span)]
    case .uniform(let from, let to): [(".uniform[0]", from), (".uniform[1]", to)]
    case .logNormal(let median, _): [(".logNormal.median", median)]
    }
  }

  /// The wait of one request; generators alike give waits alike.
  package func drawn(using generator: inout some RandomNumberGenerator) -> Duration {
    switch self {
    case .fixed(let span): return span.duration
    case .uniform(let from, let to):
      return Self.bounded(from.seconds + (to.seconds - from.seconds) * generator.unit())
    case .logNormal(let median, let sigma):
      // Box and Muller (1958); the first number must not be 0.
      let radius = (-2 * log(1 - generator.unit())).squareRoot()
      let normal = radius * cos(2 * Double.pi * generator.unit())
      return Self.bounded(median.seconds * exp(sigma * normal))
    }
  }

  private static func bounded(_ seconds: Double) -> Duration {
    min(Span(seconds: min(max(seconds, 0), 86_400))?.duration ?? .zero, longest)
  }
}

extension Delay: Codable {
  private enum CodingKeys: String, CodingKey { case uniform, logNormal }

  private struct LogNormal: Codable {
    let median: Span
    let sigma: Double
  }

  package init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(), (try? container.decode(String.self)) != nil {
      self = .fixed(try container.decode(Span.self))
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let bounds = try container.decodeIfPresent([Span].self, forKey: .uniform)
    let logNormal = try container.decodeIfPresent(LogNormal.self, forKey: .logNormal)
    switch (bounds, logNormal) {
    case (let bounds?, nil) where bounds.count == 2: self = .uniform(from: bounds[0], to: bounds[1])
    case (nil, let logNormal?): self = .logNormal(median: logNormal.median, sigma: logNormal.sigma)
    case (.some, nil):
      throw DecodingError.dataCorruptedError(
        forKey: .uniform, in: container, debugDescription: "two spans are needed, the shorter first")
    case (.some, .some), (nil, nil):
      throw DecodingError.dataCorruptedError(
        forKey: .uniform, in: container, debugDescription: "a span of time, 'uniform' or 'logNormal' is needed")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .fixed(let span): try span.encode(to: encoder)
    case .uniform(let from, let to):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode([from, to], forKey: .uniform)
    case .logNormal(let median, let sigma):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(LogNormal(median: median, sigma: sigma), forKey: .logNormal)
    }
  }
}
