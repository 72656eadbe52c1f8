/// Flags that travel as a list of names, lowest first, as .NET writes them. Read are names in any case and numbers, between commas.
///
/// - Source: contract/00-overview.md, section 5; contract/95-audit.md, D1; contract/decisions.md, "Since the audit".
package protocol VendorFlags: OptionSet, Codable, Sendable where RawValue: FixedWidthInteger {
  /// The lowest flag's first.
  static var names: [String] { get }
  /// Whether there may be none.
  static var mayBeNone: Bool { get }
  /// What none is called; without a name it is written `0`.
  static var nameOfNone: String? { get }
}

extension VendorFlags {
  package static var nameOfNone: String? { nil }

  /// Every flag, alone.
  package static var each: [Self] { names.indices.map { Self(rawValue: flag(at: $0)) } }

  private static func flag(at place: Int) -> RawValue { 1 << RawValue(place) }

  package var text: String {
    guard rawValue != 0 else { return Self.nameOfNone ?? "0" }
    if rawValue.nonzeroBitCount == 1 { return Self.names[rawValue.trailingZeroBitCount] }
    return Self.names.indices.filter { rawValue & Self.flag(at: $0) != 0 }.map { Self.names[$0] }.joined(
      separator: ", ")
  }

  /// - Returns: nil when one is unknown, or when there is none and one is needed.
  package init?(_ text: String) {
    if let place = Self.names.firstIndex(of: text) {
      self.init(rawValue: Self.flag(at: place))
      return
    }
    let sum = NamedBits.sum(of: text) { name in
      let lowered = name.lowercased()
      if lowered == Self.nameOfNone?.lowercased() { return 0 }
      return Self.names.firstIndex { $0.lowercased() == lowered }.map { 1 << $0 }
    }
    guard let sum, (Self.mayBeNone ? 0 : 1)..<(1 << Self.names.count) ~= sum else { return nil }
    self.init(rawValue: RawValue(sum))
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let flags = Self(text), !decoder.isStrict || flags.text == text else {
      let allowed = ([Self.nameOfNone].compactMap { $0 } + Self.names).joined(separator: ", ")
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(text)' is not one of \(allowed), nor several between commas"))
    }
    self = flags
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// What .NET's `Enum.Parse` does with a list.
enum NamedBits {
  /// The numbers of names, and numbers, between commas, added bit by bit; nil when one is neither.
  static func sum(of text: String, number: (String) -> Int?) -> Int? {
    var sum = 0
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      guard let value = Int(name) ?? number(name) else { return nil }
      sum |= value
    }
    return sum
  }
}
