/// An enumeration that travels by name, and is written as documented. It is read as .NET reads it: by name in any case, by number, and
/// as a list of them, whose numbers are added bit by bit. What adds up to no case is refused.
///
/// - Source: contract/00-overview.md, section 5; contract/95-audit.md, D1; the vendor's SDK, `Enums`.
package protocol VendorEnum: RawRepresentable, CaseIterable, Codable, Sendable where RawValue == String {
  /// The number in the vendor's SDK of the case in this place of `allCases`; the place itself if a type does not say otherwise.
  static func number(at place: Int) -> Int
}

extension VendorEnum {
  package static func number(at place: Int) -> Int { place }

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

  /// The case that names and numbers between commas make.
  package init?(sent text: String) {
    if let named = Self(named: text) {
      self = named
      return
    }
    let cases = Array(Self.allCases)
    let numbers = cases.indices.map(Self.number)
    let sum = NamedBits.sum(of: text) { name in
      Self(named: name).flatMap { named in cases.firstIndex { $0.rawValue == named.rawValue } }.map { numbers[$0] }
    }
    guard let sum, let place = numbers.firstIndex(of: sum) else { return nil }
    self = cases[place]
  }

  /// - Throws: `DecodingError.dataCorrupted` that names the values allowed.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Self(rawValue: text) ?? (decoder.isStrict ? nil : Self(sent: text)) else {
      let allowed = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not one of \(allowed)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
