extension JSON {
  /// How this writes and reads, for those who describe shapes instead of writing values.
  package var spelling: Spelling {
    Spelling(wireName: names.wireName, writesNulls: nulls == .written, userInfo: userInfo, changes: changes)
  }

  package struct Spelling: Sendable {
    /// A Swift property's name as it stands on the wire.
    package let wireName: @Sendable (String) -> String
    /// Whether a member without a value is written as `null`, not left out.
    package let writesNulls: Bool
    /// What values find in their encoder and decoder.
    package let userInfo: [CodingUserInfoKey: any Sendable]
    /// What is left out or called otherwise, by type.
    package let changes: MemberChanges?
  }
}
