extension Setting {
  /// The known config key that is closest to a wrong one.
  static func nearest(toKey key: String) -> Setting {
    nearest(to: key, among: allCases.filter { $0.key != nil })?.setting ?? .host
  }

  /// The setting whose variable a mistyped one must have meant; nil when the variable may well belong to someone else.
  ///
  /// Container platforms put variables of linked services into the environment (`SANDBOX_PORT_8080_TCP`,
  /// `SANDBOX_SERVICE_HOST`), so an unknown name is not an error, and only a slip of a letter or two is worth a warning.
  static func nearMiss(ofVariable variable: String) -> Setting? {
    guard variable.hasPrefix(variablePrefix) else { return nil }
    let name = String(variable.dropFirst(variablePrefix.count))
    guard let (setting, distance) = nearest(to: name, among: allCases) else { return nil }
    return distance <= min(2, name.utf8.count / 2) ? setting : nil
  }

  private static func nearest(to name: String, among settings: [Setting]) -> (setting: Setting, distance: Int)? {
    let plain = letters(of: name)
    return settings.map { ($0, editDistance(plain, letters(of: $0.rawValue))) }.min { $0.1 < $1.1 }
  }

  /// `ready-file`, `READY_FILE` and `readyFile` alike.
  private static func letters(of name: String) -> [Character] {
    name.lowercased().filter { $0.isLetter || $0.isNumber }.prefix(64).map { $0 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one text of the other.
  private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(rows[row][column + 1] + 1, current[column] + 1, rows[row][column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
          best = min(best, rows[row - 1][column - 1] + 1)
        }
        current.append(best)
      }
      rows.append(current)
    }
    return rows[left.count][right.count]
  }
}
