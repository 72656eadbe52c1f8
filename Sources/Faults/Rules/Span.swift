import Text

/// A span of time as a rule writes it: ISO 8601, at least nothing and at most a day.
package struct Span: Sendable, Equatable {
  package let duration: Duration

  /// A longer one would outlive every client.
  static let longest = Duration.seconds(86_400)

  package init?(_ duration: Duration) {
    guard (Duration.zero...Self.longest).contains(duration) else { return nil }
    self.duration = duration
  }

  /// No time at all.
  package static let none = Span(unchecked: .zero)

  private init(unchecked duration: Duration) { self.duration = duration }

  init?(seconds: Double) {
    guard (0...86_400).contains(seconds) else { return nil }
    duration = .microseconds(Int64((seconds * 1_000_000).rounded()))
  }

  var seconds: Double { Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18 }
}

extension Span: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let span = ISODuration.duration(text).flatMap(Span.init) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text.prefix(60))' is no span of time like PT0.5S or PT2M, up to a day")
    }
    self = span
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ISODuration.text(duration))
  }
}
