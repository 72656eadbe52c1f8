/// An enumeration that travels by name. Names are read without regard to case, as the vendor's clients spell them
/// in several ways, and written as documented.
///
/// - Source: contract/00-overview.md, section 5; contract/30-consignments.md, "Source".
package protocol VendorEnum: RawRepresentable, CaseIterable, Codable, Sendable where RawValue == String {}

extension VendorEnum {
  /// The case of this name in any case, or nil.
  package init?(named name: String) {
    if let exact = Self(rawValue: name) {
      self = exact
      return
    }
    let lowered = name.lowercased()
    guard let match = Self.allCases.first(where: { $0.rawValue.lowercased() == lowered }) else { return nil }
    self = match
  }

  /// - Throws: `DecodingError.dataCorrupted` that names the values allowed.
  package init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(named: name) else {
      let allowed = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(name)' is not one of \(allowed)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
