/// How PRO-shaped values are spelt as XML: by the same `Codable` types, the same encoder and the same names as in `JSON`, with what
/// XML asks for on top in the rows of an `XMLSchema`.
///
/// The text is compact UTF-8. Members that are objects or text and have no value are left out; those of other types are `xsi:nil`.
/// When reading, elements may stand in any order, in their namespace or in none, named in any case; unknown ones are ignored, and of two with one name the
/// first counts.
///
/// - Source: contract/00-overview.md, section 6; contract/90-open-questions.md, 48.
package struct XML: Sendable {
  /// Elements inside one another.
  package static let maximumDepth = JSON.maximumDepth

  let schema: XMLSchema
  let userInfo: [CodingUserInfoKey: any Sendable]
  let changes: MemberChanges?
  let isStrict: Bool

  /// Values find `userInfo` in their encoder and decoder.
  package init(
    schema: XMLSchema, userInfo: [CodingUserInfoKey: any Sendable] = [:], changes: MemberChanges? = nil,
    isStrict: Bool = false
  ) {
    self.schema = schema
    self.userInfo = userInfo
    self.changes = changes
    self.isStrict = isStrict
  }

  /// - Throws: `EncodingError` for a number that is not finite, for a dictionary, for containers of one value that are written to in
  ///   turns, and whatever the value itself throws.
  package func encode(_ value: some Encodable) throws -> [UInt8] {
    let writer = XMLWriter(self)
    try writer.write(value, depth: 0)
    return try writer.finish()
  }
}
