/// How values are spelt as JSON: which letter a member's name begins with, and what becomes of a member without a value.
///
/// Members are written in the order in which a type declares them. The text is compact UTF-8: slashes and non-ASCII
/// characters as they are, control characters escaped, decimals exact and in their shortest form. Unknown members are
/// ignored when reading, and of two members with one name the last counts.
///
/// - Source: contract/decisions.md, "Shapes" 3 and "Text on the wire".
package struct JSON: Sendable {
  package enum MemberNames: Sendable {
    /// `consignmentReferences` is written `ConsignmentReferences`. Reading takes any case of its letters, and values of one kind where
    /// another is meant, as Json.NET does, unless it is strict.
    case pascalCase
    /// Names stand as the Swift property is called.
    case declared
  }

  package enum Nulls: Sendable {
    case written
    case omitted
  }

  /// PRO-shaped values.
  package static let vendor = JSON(names: .pascalCase)
  /// The sandbox's own values.
  package static let sandbox = JSON(names: .declared)

  /// Objects and lists inside one another. The vendor's deepest body has 8 levels (a consignment's item's country's
  /// code), so 64 hinders nobody and keeps hostile nesting far from the end of a loop's stack.
  package static let maximumDepth = 64

  let names: MemberNames
  let nulls: Nulls
  let userInfo: [CodingUserInfoKey: any Sendable]
  let changes: MemberChanges?
  let isStrict: Bool

  /// Values find `userInfo` in their encoder and decoder.
  package init(
    names: MemberNames, nulls: Nulls = .written, userInfo: [CodingUserInfoKey: any Sendable] = [:],
    changes: MemberChanges? = nil, isStrict: Bool = false
  ) {
    self.names = names
    self.nulls = nulls
    self.userInfo = userInfo
    self.changes = changes
    self.isStrict = isStrict
  }

  /// - Throws: `EncodingError` for a number that is not finite, for containers of one value that are written to in turns,
  ///   and whatever the value itself throws.
  package func encode(_ value: some Encodable) throws -> [UInt8] {
    let writer = JSONWriter(self)
    try writer.write(value, depth: 0)
    return try writer.finish()
  }
}

extension JSON.MemberNames {
  /// The first letter of a name as it is written, and as it may also be read.
  func firstByte(_ byte: UInt8) -> (written: UInt8, alsoRead: UInt8) {
    let isLowerCase = byte &- UInt8(ascii: "a") < 26
    return self == .pascalCase && isLowerCase ? (byte & ~0x20, byte) : (byte, byte)
  }

  /// The Swift property's name as it stands on the wire.
  func wireName(_ declared: String) -> String {
    guard let first = declared.utf8.first, firstByte(first).written != first else { return declared }
    return declared.prefix(1).uppercased() + declared.dropFirst()
  }

  /// The Swift property's name of a member on the wire.
  func declaredName(_ wire: String) -> String {
    guard self == .pascalCase, let first = wire.utf8.first, first &- UInt8(ascii: "A") < 26 else { return wire }
    return wire.prefix(1).lowercased() + wire.dropFirst()
  }
}
