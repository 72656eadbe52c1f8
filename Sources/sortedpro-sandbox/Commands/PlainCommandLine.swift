/// The command line of a server, where every word is as plain as can be: known flags, each with its value.
///
/// ArgumentParser takes 4 ms to understand as much, a third of a start. What is read here means the same to it; everything else,
/// other commands, help and mistakes among it, is left to it.
enum PlainCommandLine {
  /// - Parameter words: the arguments behind the program's name.
  /// - Returns: the value of each flag; nil when ArgumentParser must read it.
  static func flags(_ words: some Sequence<String>) -> [Setting: String]? {
    var given: [Setting: String] = [:]
    var words = words.makeIterator()
    var next = words.next()
    if next == "serve" { next = words.next() }
    while let word = next {
      guard word.hasPrefix("--") else { return nil }
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let (setting, isOn) = named(parts[0]) else { return nil }
      let row = setting.row
      if row.isSwitch {
        guard parts.count == 1 else { return nil }
        given[setting] = isOn ? "on" : "off"
      } else {
        guard let value = parts.count == 2 ? String(parts[1]) : plain(words.next()), !value.isEmpty else { return nil }
        if let separator = row.listSeparator, let before = given[setting] {
          given[setting] = before + separator + value
        } else {
          given[setting] = value
        }
      }
      next = words.next()
    }
    return given
  }

  /// A value that is a word of its own and does not look like a flag.
  private static func plain(_ word: String?) -> String? {
    guard let word, !word.hasPrefix("-") else { return nil }
    return word
  }

  /// The setting of a flag without its dashes, and whether that turns it on.
  private static func named(_ name: Substring) -> (Setting, isOn: Bool)? {
    if let setting = Setting(longName: String(name)) { return (setting, true) }
    guard name.hasPrefix("no-"), let setting = Setting(longName: String(name.dropFirst(3))), setting.row.isSwitch else {
      return nil
    }
    return (setting, false)
  }
}
