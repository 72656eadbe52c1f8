import ArgumentParser

/// The command line as a whole.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Program.name,
    abstract: "Stands in for SortedPRO's API in tests and development.",
    usage: "\(Program.name) [<subcommand>] [<options>]",
    discussion: """
      Without a subcommand it serves; '\(Program.name) serve --help' lists all options. The commonest:

      --port <number>         Port to bind, 0 for any free one. (default: 8080)
      --fixtures <path>       File or folder with catalog and consignments.
      --clock <real|instant>  Where every world's clock stands.
      --state-dir <path>      Folder in which worlds outlive the process.
      --ready-file <path>     Gets the base URL once requests are answered.

      Examples:

      \(Program.name) --port 0 --ready-file url.txt --clock 2019-06-14T09:00:00Z
      \(Program.name) check --fixtures fixtures/

      Completions: \(Program.name) --generate-completion-script bash (or zsh, fish). Manual page: man \(Program.name).
      """,
    version: Program.version,
    subcommands: [Serve.self, Check.self, Healthcheck.self, Report.self, Replay.self, Trust.self],
    defaultSubcommand: Serve.self)
}
