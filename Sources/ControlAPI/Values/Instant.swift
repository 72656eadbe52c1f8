import Contract
import OpenAPI

/// A moment in the sandbox's own bodies, as ISO 8601 writes it.
struct Instant: Codable, Equatable, Sendable {
  let value: DateTimeOffset

  init(_ value: DateTimeOffset) { self.value = value }

  init(from decoder: any Decoder) throws { value = try DateTimeOffset(from: decoder) }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension Instant: DescribedText {
  static var form: Shape.TextForm { Shape.TextForm(format: "date-time") }
  static var specimen: Instant { Instant(DateTimeOffset(ticks: 0)) }
}
