import ArgumentParser
import Faults
import Fixtures
import Hosting

/// `check`: whether `serve` would take the settings of its environment and config file, fixtures and fault rules.
struct Check: ParsableCommand, TakesSettings {
  static let settings: [Setting] = [.config, .fixtures, .faults]
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with settings, fixtures and fault rules, a line per mistake.",
    discussion: """
      Exit code 0 when there is nothing, 2 when there is something. Variables and config file are read as 'serve' \
      would read them. Members of consignments that nothing reads and SANDBOX_ variables that are no settings are \
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
    let environment = ProcessEnvironment.variables
    let suspicions = Settings.suspicions(in: environment)
    let wrong = Self.wrongSettings(flags, environment) + (strict ? suspicions : [])
    let settings: Settings
    do throws(Failure) {
      settings = try Settings.inForce(flags: flags, environment: environment, wanted: Self.needed)
    } catch { throw Failure(.usage, wrong, warnings: strict ? [] : suspicions) }
    // The consignments are put into a world as `serve` would.
    let (fixtures, faults) = try Self.read(settings, isStrict: strict, beside: wrong, strict ? [] : suspicions)
    let warnings = suspicions + fixtures.warnings.all.map(\.description)
    for warning in warnings { Output.standardError.line("warning: \(warning)") }
    Output.standardOutput.line(
      "\(settings.fixtures ?? "built-in fixtures"): \(FixtureCounts(fixtures)), no mistakes"
        + (warnings.isEmpty ? "" : ", \(warnings.count) warning\(warnings.count == 1 ? "" : "s")"))
    if let path = settings.faults {
      Output.standardOutput.line("\(path): \(faults.count) fault rule\(faults.count == 1 ? "" : "s"), no mistakes")
    }
  }

  /// Without these nothing else can be read.
  private static let needed: Set<Setting> = [.config, .fixtures, .faults, .clock, .seed]

  /// A line for each mistake in what `serve` would go by.
  private static func wrongSettings(_ flags: [Setting: String], _ environment: [String: String]) -> [String] {
    do throws(SettingProblems) {
      _ = try Settings.resolve(flags: flags, environment: environment)
      return []
    } catch { return error.all.map(\.description) }
  }

  /// - Throws: the mistakes of both and those found before, with warnings beside them, or among them.
  private static func read(
    _ settings: Settings, isStrict: Bool, beside wrong: [String], _ suspicions: [String]
  ) throws(Failure) -> (Fixtures, [FaultRule]) {
    var mistakes = FixtureProblems()
    var fixtures: Fixtures?
    var faults: [FaultRule]?
    do throws(FixtureProblems) {
      fixtures = try Fixtures.inForce(settings).0
      mistakes.note(FixtureProblems(warnings: fixtures?.warnings.all ?? []))
    } catch { mistakes.note(error) }
    do throws(FixtureProblems) { faults = try FaultsFile.inForce(settings) } catch { mistakes.note(error) }
    if isStrict { mistakes = FixtureProblems(mistakes.all + mistakes.warnings) }
    guard wrong.isEmpty, mistakes.all.isEmpty, let fixtures, let faults else {
      throw Failure(
        .usage, wrong + mistakes.all.map(\.description),
        warnings: suspicions + (isStrict ? [] : mistakes.warnings.map(\.description)))
    }
    return (fixtures, faults)
  }
}
