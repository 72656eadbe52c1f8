import ArgumentParser
import Text

extension Root {
  /// The words of the command line, a flag and a number below zero in one: `--port -1` reads like `--port=-1`.
  static func joined(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if let flag = joined.last, takesValue(flag), isBelowZero(word) {
        joined[joined.count - 1] = "\(flag)=\(word)"
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static func takesValue(_ word: String) -> Bool {
    word.hasPrefix("--") && Setting(longName: String(word.dropFirst(2)))?.row.isSwitch == false
  }

  private static func isBelowZero(_ word: String) -> Bool {
    word.utf8.count > 1 && word.utf8.first == UInt8(ascii: "-") && word.utf8.dropFirst().allSatisfy(ASCII.isDigit)
  }

  /// The names of the subcommands, in the order of the help.
  static var subcommands: [String] { configuration.subcommands.map { "\($0)".lowercased() } }

  /// What to say of a first word that is neither a flag nor a subcommand; nil for any other line.
  static func complaint(about words: [String]) -> Failure? {
    let named = words.first == "help" ? words.dropFirst() : words[...]
    guard let word = named.first, !word.isEmpty, !word.hasPrefix("-"), word != "help", !subcommands.contains(word)
    else {
      return nil
    }
    let offer = NearestName.of(word, among: subcommands).map { "; did you mean '\($0)'?" } ?? ";"
    return Failure(
      .usage,
      ["there is no subcommand '\(OneLine.escaped(word))'\(offer) there are \(subcommands.joined(separator: ", "))"])
  }

  /// Whether the words, as far as they go, start a server.
  static func serves(_ words: [String]) -> Bool {
    guard !words.contains(where: { $0 == "--help" || $0 == "-h" || $0 == "--version" }) else { return false }
    return words.first.map { $0 == "serve" || $0.hasPrefix("-") } ?? true
  }
}
