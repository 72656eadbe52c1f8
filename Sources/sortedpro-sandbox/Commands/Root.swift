import ArgumentParser

/// The command line as a whole.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Program.name,
    abstract: "Stands in for SortedPRO's API in tests and development.",
    usage: "\(Program.name) [<subcommand>] [<options>]",
    discussion: """
      Without a subcommand it serves; '\(Program.name) serve --help' lists the options.
      """,
    version: Program.version,
    subcommands: [Serve.self, Check.self, Healthcheck.self, Report.self, Replay.self, Trust.self],
    defaultSubcommand: Serve.self)
}
