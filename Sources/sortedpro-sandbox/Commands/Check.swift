import ArgumentParser
import Fixtures
import Sandbox

/// `check`: whether fixtures would be taken.
struct Check: ParsableCommand, TakesSettings {
  static let settings: [Setting] = [.config]
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with fixtures, a line per mistake.",
    discussion: "Exit code 0 when there is nothing, 2 when there is something.")

  @Argument(help: "File or folder; without it those that 'serve' would use.")
  var path: String?

  @OptionGroup var flags: Flags<Self>

  func run() throws {
    var flags = flags.given
    flags[.fixtures] = path
    let settings = try Settings.inForce(
      flags: flags, environment: ProcessEnvironment.variables, wanted: [.config, .fixtures, .clock, .seed])
    let fixtures = try Fixtures.inForce(at: settings.fixtures)
    // The consignments are put into a world as `serve` would.
    _ = try fixtures.template(clock: settings.clock.map(ClockSetting.frozen) ?? .real, seed: settings.seed)
    Output.standardOutput.line("\(settings.fixtures ?? "built-in fixtures"): \(Stock(fixtures)), no mistakes")
  }
}
