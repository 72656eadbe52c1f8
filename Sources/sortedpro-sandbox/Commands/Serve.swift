import ArgumentParser
import Logging

/// `serve`: answers requests until a signal ends it.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer requests until SIGTERM or SIGINT.",
    discussion: """
      Each option is also an environment variable (--ready-file: SANDBOX_READY_FILE) and a key of the config file \
      (readyFile). A flag beats the environment, the environment beats the file.
      """)

  @OptionGroup var flags: ServeFlags

  func run() throws {
    let environment = ProcessEnvironment.variables
    let settings = try Settings.inForce(flags: flags.given, environment: environment)
    let log = settings.log
    for suspicion in Settings.suspicions(in: environment) { log.warning("\(suspicion)") }

    let signals = StopSignals()
    let house = try House(settings, log: log)
    let endpoints = try house.start()
    let readyFile = settings.readyFile.flatMap { path in
      endpoints.first.map { ReadyFile(path: path, baseURL: $0.baseURL) }
    }
    try readyFile?.write()
    Output.standardOutput.line(Self.startLine(endpoints, house.stock))
    signals.run(patience: .seconds(6)) {
      readyFile?.remove()
      await house.stop()
    }
  }

  /// What listens where, and what it knows.
  static func startLine(_ endpoints: [Endpoint], _ stock: Stock) -> String {
    "\(Program.name) \(Program.version) listens on \(endpoints.map(\.url).joined(separator: " and ")) with \(stock)"
  }
}
