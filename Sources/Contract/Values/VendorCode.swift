/// A value that travels as a number in JSON and by name in XML, as .NET writes an enumeration to which no converter is given. Both are read
/// in either, names in any case.
///
/// - Source: contract/95-audit.md, D1 and D9; contract/53-small-operations.md, section 10, "Action and Access are numbers".
package protocol VendorCode: RawRepresentable, Codable, Sendable where RawValue == Int {
  /// The names by number.
  static var names: [Int: String] { get }
}

extension VendorCode {
  /// The name; the number where it has none.
  package var name: String { Self.names[rawValue] ?? "\(rawValue)" }

  /// The value of a name or a number.
  package init?(sent text: String) {
    let sum = NamedBits.sum(of: text) { name in
      let lowered = name.lowercased()
      return Self.names.first { $0.value.lowercased() == lowered }?.key
    }
    guard let sum else { return nil }
    self.init(rawValue: sum)
  }

  /// - Throws: `DecodingError.dataCorrupted` that names the values allowed.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let number = decoder.isStrict ? try container.decode(Int.self) : try? container.decode(Int.self)
    let text = try number.map { "\($0)" } ?? container.decode(String.self)
    guard let value = Self(sent: text) else {
      let allowed = Self.names.sorted { $0.key < $1.key }.map { "\($0.value) (\($0.key))" }.joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not one of \(allowed)"))
    }
    self = value
  }

  /// Names of the numbers from 0 on.
  package static func numbered(_ names: String...) -> [Int: String] {
    Dictionary(uniqueKeysWithValues: names.enumerated().map { ($0.offset, $0.element) })
  }
}
