/// Why a command ends without having done its work: a line per reason, and the exit code that says which kind.
struct Failure: Error, Equatable {
  enum Kind: Int32 {
    /// A port that is taken, a ready file that cannot be written, a server that is not well.
    case environment = 1
    /// A wrong option, a fixture with mistakes.
    case usage = 2
  }

  let kind: Kind
  let reasons: [String]

  init(_ kind: Kind, _ reasons: [String]) {
    self.kind = kind
    self.reasons = reasons
  }

  init(_ mistakes: SettingMistakes) {
    self.init(.usage, mistakes.all.map(\.description))
  }
}
