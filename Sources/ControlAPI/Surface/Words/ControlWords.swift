/// What stands in the document of the control surface, each thing in one sentence: types and their members, parts of paths, and
/// answers that are no JSON.
///
/// A line of the tables is `Type: sentence`, `Type.member: sentence`, or `member: sentence` for every member of that name; a part of a
/// path is `{name}` of its operation, and an answer is `answer` of it. The tables are literals; they are read while a document is made,
/// and nothing of that stays.
struct ControlWords {
  private static let tables = [process, clock, settings, catalog, faults, journal, explaining]
  private let sentences: [Substring: Substring]

  init() {
    var sentences: [Substring: Substring] = [:]
    for table in Self.tables {
      for line in table.split(separator: "\n") {
        guard let colon = line.firstIndex(of: ":") else { continue }
        sentences[line[..<colon]] = line[line.index(colon, offsetBy: 2)...]
      }
    }
    self.sentences = sentences
  }

  /// - Returns: what a type is; nil for one that no table has.
  func sentence(of type: String) -> String? { sentences[type[...]].map(String.init) }

  /// - Returns: what a member of a type is; nil for one that no table has.
  func sentence(for member: String, of type: String) -> String? {
    (sentences["\(type).\(member)"] ?? sentences[member[...]]).map(String.init)
  }

  /// What the tables have.
  var keys: Set<String> { Set(sentences.keys.map(String.init)) }
}
