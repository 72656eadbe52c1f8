import Text

extension Setting {
  /// The known config key that is closest to a wrong one.
  static func nearest(toKey key: String) -> Setting {
    nearest(to: key, among: allCases.filter { $0.key != nil })?.setting ?? .host
  }

  /// The setting whose variable is closest to one that is none; nil where the name is not of our kind.
  static func nearest(toVariable variable: String) -> Setting? {
    guard variable.hasPrefix(variablePrefix), variable != variablePrefix else { return nil }
    return nearest(to: String(variable.dropFirst(variablePrefix.count)), among: allCases)?.setting ?? .host
  }

  private static func nearest(to name: String, among settings: [Setting]) -> (setting: Setting, distance: Int)? {
    NearestName.ranked(name, among: settings, letters: letters) { $0.rawValue }.first.map { ($0.name, $0.distance) }
  }

  /// `ready-file`, `READY_FILE` and `readyFile` alike.
  private static func letters(of name: String) -> [UInt8] {
    Array(name.lowercased().filter { $0.isLetter || $0.isNumber }.utf8.prefix(64))
  }
}
