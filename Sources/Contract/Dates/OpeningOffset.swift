/// How far the clock of a shop's opening times is from UTC: `+01:00`; in version 1 `0:00`, in summer too.
///
/// - Source: contract/51-delivery-and-pickup-options.md, section 7: a capture of May has `0:00` beside windows with `+01:00`. That it is so
///   in other countries is *assumed*.
package struct OpeningOffset: Codable, Equatable, Sendable {
  /// What version 1 writes of every shop.
  private static let version1Text = "0:00"

  private let offset: UtcOffset

  package init(_ offset: UtcOffset) { self.offset = offset }

  package init(from decoder: any Decoder) throws { offset = try UtcOffset(from: decoder) }

  package func encode(to encoder: any Encoder) throws {
    switch encoder.apiVersion {
    case .version1:
      var container = encoder.singleValueContainer()
      try container.encode(Self.version1Text)
    case .version1point1: try offset.encode(to: encoder)
    }
  }
}
