import ArgumentParser

/// `check`: whether fixtures would be taken.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with fixtures, a line per mistake.",
    discussion: "Exit code 0 when there is nothing, 2 when there is something.")

  @Argument(help: "File or folder; without it those that 'serve' would use.")
  var path: String?

  @Option(.config) var config: String?

  func run() throws {
    var flags: [Setting: String] = [:]
    flags[.config] = config
    flags[.fixtures] = path
    let settings = try Settings.inForce(
      flags: flags, environment: ProcessEnvironment.variables, wanted: [.config, .fixtures])
    let stock = try Stock.counted(in: settings.fixtures)
    Output.standardOutput.line("\(settings.fixtures ?? "built-in fixtures"): \(stock), no mistakes")
  }
}
