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

  /// The nearest of the names, case aside; nil when none is near enough to be a slip of the pen.
  package static func of(_ wanted: String, among names: [String]) -> String? {
    guard let nearest = ranked(wanted, among: names, spelling: { $0 }).first else { return nil }
    return nearest.distance <= max(2, letters(wanted).count / 3) ? nearest.name : nil
  }

  package static func letters(_ name: String) -> [UInt8] { Array(name.lowercased().utf8.prefix(64)) }
}
