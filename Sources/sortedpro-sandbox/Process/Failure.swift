import Fixtures
import Hosting
import Transport

/// Why a command ends without having done its work: a line per reason, what else it has to say, and the exit code that says which kind.
struct Failure: Error, Equatable {
  enum Kind: Int32 {
    /// A port that is taken, a ready file that cannot be written, a server that is not well.
    case environment = 1
    /// A wrong option, a fixture with mistakes.
    case usage = 2
  }

  let kind: Kind
  let reasons: [String]
  let warnings: [String]

  init(_ kind: Kind, _ reasons: [String], warnings: [String] = []) {
    self.kind = kind
    self.reasons = reasons
    self.warnings = warnings
  }

  init(_ mistakes: SettingProblems) {
    self.init(.usage, mistakes.all.map(\.description))
  }

  init(_ mistakes: FixtureProblems) {
    self.init(.usage, mistakes.all.map(\.description), warnings: mistakes.warnings.map(\.description))
  }

  init(_ failure: HostFailure) {
    switch failure {
    case .fixtures(let mistakes): self.init(mistakes)
    case .stateDir(let path, let reason):
      self.init(.usage, ["\(Setting.stateDir.flag): nothing can be written to '\(path)': \(reason)"])
    case .webhooks(let reason):
      self.init(.usage, ["\(Setting.webhook.flag): libcurl is needed: \(reason)"])
    case .descriptors(let least):
      self.init(.environment, ["fewer than \(least) descriptors are free; raise the limit (ulimit -n)"])
    case .listening(let failure):
      // An option of TLS that cannot work is a mistake of usage, a port that is taken among them.
      self.init(failure.address.isSecure ? .usage : .environment, [failure.description])
    }
  }
}
