/// Finds the name that somebody probably meant.
package enum NearestName {
  /// The names from the nearest on; names alike in distance keep their order.
  ///
  /// - Parameters:
  ///   - wanted: what somebody wrote.
  ///   - names: what there is.
  ///   - letters: what of a name counts; by default its first 64 bytes in lower case.
  ///   - spelling: how a name is written.
  /// - Returns: every name with its distance.
  package static func ranked<Name>(
    _ wanted: String, among names: [Name], letters: (String) -> [UInt8] = letters, spelling: (Name) -> String
  ) -> [(name: Name, distance: Int)] {
    let wanted = letters(wanted)
    return names.enumerated()
      .map { index, name in
        (
          name: name, index: index,
          distance: EditDistance.between(wanted, letters(spelling(name)))
        )
      }
      .sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .map { ($0.name, $0.distance) }
  }

  /// The nearest of the names, case aside, or the only one whose last words were meant; nil when none is near enough to be a slip of the
  /// pen.
  package static func of(_ wanted: String, among names: [String]) -> String? {
    guard let nearest = ranked(wanted, among: names, spelling: { $0 }).first else { return nil }
    return nearest.distance <= max(2, letters(wanted).count / 3) ? nearest.name : ending(in: wanted, among: names)
  }

  /// Letters from which on a word can be told from another.
  private static let fewestLetters = 4

  /// `ConsignmentState` for `Stat`; nil when it may be several.
  private static func ending(in wanted: String, among names: [String]) -> String? {
    let wanted = letters(wanted)
    guard wanted.count >= fewestLetters else { return nil }
    let meant = names.filter { name in
      tails(of: name).contains { abs($0.count - wanted.count) <= 1 && EditDistance.between(wanted, letters($0)) <= 1 }
    }
    return meant.count == 1 ? meant.first : nil
  }

  /// A name's last word, its last two and so on, but not all of them: words begin with a capital letter.
  private static func tails(of name: String) -> [String] {
    let name = name.prefix(64)
    return name.indices.dropFirst().filter { name[$0].isUppercase }.map { String(name[$0...]) }
  }

  package static func letters(_ name: String) -> [UInt8] { Array(name.lowercased().utf8.prefix(64)) }
}
