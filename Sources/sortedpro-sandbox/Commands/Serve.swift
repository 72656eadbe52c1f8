import ArgumentParser
import Fixtures
import Logging
import Transport

/// `serve`: answers requests until a signal ends it.
struct Serve: ParsableCommand, TakesSettings {
  static let settings = Setting.allCases
  static let configuration = CommandConfiguration(
    abstract: "Answer requests until SIGTERM or SIGINT.",
    discussion: """
      Each option is also an environment variable (--ready-file: SANDBOX_READY_FILE) and a key of the config file \
      (readyFile). A flag beats the environment, the environment beats the file.
      """)

  @OptionGroup var flags: Flags<Self>

  func run() throws { try Self.run(flags: flags.given) }

  static func run(flags: [Setting: String]) throws(Failure) {
    let environment = ProcessEnvironment.variables
    let settings = try Settings.inForce(flags: flags, environment: environment)
    let log = settings.log
    for suspicion in Settings.suspicions(in: environment) { log.warning("\(suspicion)") }

    let signals = StopSignals()
    let sandbox = try SandboxServer(settings, environment: environment, log: log)
    let addresses = try sandbox.start()
    let readyFile = settings.readyFile.map { ReadyFile(path: $0, baseURLs: addresses.map(\.baseURL)) }
    do {
      try readyFile?.write()
    } catch {
      sandbox.withdraw()
      throw error
    }
    Output.standardOutput.line(startLine(addresses, sandbox.counts))
    signals.run(patience: .seconds(6)) {
      readyFile?.remove()
      await sandbox.stop()
    }
  }

  /// What listens where, and what it knows.
  static func startLine(_ addresses: [ListenAddress], _ counts: FixtureCounts) -> String {
    "\(Program.name) \(Program.version) listens on \(addresses.map(\.url).joined(separator: " and ")) with \(counts)"
  }
}
