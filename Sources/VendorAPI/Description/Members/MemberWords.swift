/// What a member of a schema is, in one sentence: for a member of one type, or for every member of that name.
///
/// A line of the tables is `Name: sentence` or `Type.Name: sentence`. They are read when the document is first asked for.
enum MemberWords {
  private static let tables = [
    consignments, places, allocation, services, options, orders, tracking, customs, accounts,
  ]

  private static let sentences: [Substring: Substring] = {
    var sentences: [Substring: Substring] = [:]
    for line in tables.joined(separator: "\n").split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      sentences[line[..<colon]] = line[line.index(colon, offsetBy: 2)...]
    }
    return sentences
  }()

  /// - Parameters:
  ///   - member: its name on the wire.
  ///   - type: the name of the type whose it is.
  /// - Returns: nil for a member that no table has.
  static func sentence(for member: String, of type: String) -> String? {
    (sentences["\(type).\(member)"] ?? sentences[member[...]]).map(String.init)
  }

  /// What the tables have.
  static let keys = Set(sentences.keys.map(String.init))
}
