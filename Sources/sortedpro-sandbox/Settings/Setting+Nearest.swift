import Text

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
    NearestName.ranked(name, among: settings, letters: letters) { $0.rawValue }.first.map { ($0.name, $0.distance) }
  }

  /// `ready-file`, `READY_FILE` and `readyFile` alike.
  private static func letters(of name: String) -> [UInt8] {
    Array(name.lowercased().filter { $0.isLetter || $0.isNumber }.utf8.prefix(64))
  }
}
