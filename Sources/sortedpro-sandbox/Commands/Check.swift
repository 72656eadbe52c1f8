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
    let (fixtures, faults) = try Self.read(settings, isStrict: strict)
    let warnings = fixtures.warnings.all
    for warning in warnings { Output.standardError.line("warning: \(warning)") }
    Output.standardOutput.line(
      "\(settings.fixtures ?? "built-in fixtures"): \(FixtureCounts(fixtures)), no mistakes"
        + (warnings.isEmpty ? "" : ", \(warnings.count) warning\(warnings.count == 1 ? "" : "s")"))
    if let path = settings.faults {
      Output.standardOutput.line("\(path): \(faults.count) fault rule\(faults.count == 1 ? "" : "s"), no mistakes")
    }
  }

  /// - Throws: the mistakes of both, with warnings beside them, or among them.
  private static func read(_ settings: Settings, isStrict: Bool) throws(Failure) -> (Fixtures, [FaultRule]) {
    var mistakes = FixtureProblems()
    var fixtures: Fixtures?
    var faults: [FaultRule]?
    do throws(FixtureProblems) {
      fixtures = try Fixtures.inForce(settings).0
      mistakes.note(FixtureProblems(warnings: fixtures?.warnings.all ?? []))
    } catch { mistakes.note(error) }
    do throws(FixtureProblems) { faults = try FaultsFile.inForce(settings) } catch { mistakes.note(error) }
    if isStrict { mistakes = FixtureProblems(mistakes.all + mistakes.warnings) }
    guard mistakes.all.isEmpty, let fixtures, let faults else { throw Failure(mistakes) }
    return (fixtures, faults)
  }
}
