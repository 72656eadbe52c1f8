import Text

/// A duration as the control surface writes it.
struct Span: Codable, Equatable, Sendable {
  let duration: Duration

  init(_ duration: Duration) { self.duration = duration }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let duration = ISODuration.duration(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is no span of time")
    }
    self.duration = duration
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ISODuration.text(duration))
  }
}
