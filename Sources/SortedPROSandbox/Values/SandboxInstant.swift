import Contract
public import FoundationEssentials

/// A moment as ISO 8601 writes it: `"2019-06-14T09:00:00Z"`. Whether it is one is looked at by whoever it is given to.
///
/// Two are equal that are the same instant: `17:00+01:00` is `16:00Z`.
public struct SandboxInstant: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String

  public init(stringLiteral text: String) { self.text = text }

  public init(_ text: String) { self.text = text }

  /// To the tick of 100 ns.
  public init(_ date: Date) {
    let ticks = Int64(clamping: Int128((date.timeIntervalSince1970 * 10_000_000).rounded()))
    text = DateTimeOffset(ticks: ticks).description
  }

  /// Nil when the text is no date-time.
  public var date: Date? {
    instant.map { Date(timeIntervalSince1970: Double($0.ticks) / 10_000_000) }
  }

  public var description: String { text }
}

extension SandboxInstant: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.text == right.text || left.instant != nil && left.instant == right.instant
  }

  public func hash(into hasher: inout Hasher) {
    if let instant { hasher.combine(instant) } else { hasher.combine(text) }
  }

  private var instant: DateTimeOffset? { DateTimeOffset(text) }
}

extension SandboxInstant: Codable {
  public init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
