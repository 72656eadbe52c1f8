import ArgumentParser
import Faults
import Fixtures
import Hosting

/// `check`: whether fixtures and fault rules would be taken.
struct Check: ParsableCommand, TakesSettings {
  static let settings: [Setting] = [.config, .fixtures, .faults]
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with fixtures and fault rules, a line per mistake.",
    discussion: """
      Exit code 0 when there is nothing, 2 when there is something. Members of consignments that nothing reads are \
      warnings, which count with --strict alone.
      """)

  @Argument(help: "The same as --fixtures; without both, those that 'serve' would use.")
  var path: String?

  @Flag(help: "Take warnings for mistakes.") var strict = false

  @OptionGroup var flags: Flags<Self>

  func run() throws {
    var flags = flags.given
    guard path == nil || flags[.fixtures] == nil else {
      throw Failure(.usage, ["fixtures are named twice: '\(path ?? "")' and \(Setting.fixtures.flag); one is enough"])
    }
    flags[.fixtures] = flags[.fixtures] ?? path
    let settings = try Settings.inForce(
      flags: flags, environment: ProcessEnvironment.variables, wanted: [.config, .fixtures, .faults, .clock, .seed])
    // The consignments are put into a world as `serve` would.
    let (fixtures, faults) = try Self.read(settings)
    let warnings = fixtures.warnings.all
    guard !strict || warnings.isEmpty else { throw Failure(fixtures.warnings) }
    for warning in warnings { Output.standardError.line("warning: \(warning)") }
    Output.standardOutput.line(
      "\(settings.fixtures ?? "built-in fixtures"): \(FixtureCounts(fixtures)), no mistakes"
        + (warnings.isEmpty ? "" : ", \(warnings.count) warning\(warnings.count == 1 ? "" : "s")"))
    if let path = settings.faults {
      Output.standardOutput.line("\(path): \(faults.count) fault rule\(faults.count == 1 ? "" : "s"), no mistakes")
    }
  }

  private static func read(_ settings: Settings) throws(Failure) -> (Fixtures, [FaultRule]) {
    do throws(FixtureProblems) {
      return (try Fixtures.inForce(settings).0, try FaultsFile.inForce(settings))
    } catch {
      throw Failure(error)
    }
  }
}
