/// The ways in which a carrier service carries: the vendor's flags, written `Inbound, Outbound`.
///
/// - Source: contract/00-overview.md, section 5; contract/10-allocation.md, section 3, F; contract/40-around.md, "Quotes".
package struct ServiceDirections: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let inbound = ServiceDirections(rawValue: 1)
  package static let outbound = ServiceDirections(rawValue: 2)

  private static let names: [(name: String, direction: ServiceDirections)] = [
    ("Inbound", .inbound), ("Outbound", .outbound),
  ]
}

extension ServiceDirections: CustomStringConvertible {
  package var description: String {
    Self.names.filter { contains($0.direction) }.map(\.name).joined(separator: ", ")
  }

  /// Reads names in any case, between commas.
  ///
  /// - Returns: nil when one is no direction, or when there is none.
  package init?(_ text: String) {
    var directions: ServiceDirections = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.filter { $0 != " " }.lowercased()
      guard let known = Self.names.first(where: { $0.name.lowercased() == name }) else { return nil }
      directions.insert(known.direction)
    }
    self = directions
  }
}

extension ServiceDirections: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let directions = ServiceDirections(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(text)' is not one of Inbound, Outbound or 'Inbound, Outbound'"))
    }
    self = directions
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
