/// Where a date may be absent, version 1 writes it without an offset: `2019-05-01T00:00:00`.
///
/// - Source: contract/00-overview.md, section 4, "nullable dates".
extension KeyedEncodingContainer {
  package mutating func encodeIfPresent(_ date: DateTimeOffset?, forKey key: Key) throws {
    try encodeIfPresent(date.map(NullableDate.init), forKey: key)
  }
}

/// A date in a member that may have none.
package struct NullableDate: Codable, Sendable {
  package let date: DateTimeOffset

  package init(_ date: DateTimeOffset) { self.date = date }

  package init(from decoder: any Decoder) throws { date = try DateTimeOffset(from: decoder) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch encoder.apiVersion {
    case .version1: try container.encode(date.wallClock)
    case .version1point1: try container.encode(date.text)
    }
  }
}

/// A date that quotes label as UTC, although it is what the clocks of its place show; in version 1 it looks as one that may be absent.
///
/// - Source: contract/95-audit.md, D13 and D14.
package struct WallClockDate: Codable, Equatable, Sendable {
  package let date: DateTimeOffset

  package init(_ date: DateTimeOffset) { self.date = date.wallClockAsUTC }

  package init(from decoder: any Decoder) throws { self.init(try DateTimeOffset(from: decoder)) }

  package func encode(to encoder: any Encoder) throws { try NullableDate(date).encode(to: encoder) }
}
