import ArgumentParser
import Fixtures
import HTTPCore
import Hosting
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
    let signals = StopSignals()
    let environment = ProcessEnvironment.variables
    let settings = try Settings.inForce(flags: flags, environment: environment)
    let queue = LogQueue(level: settings.logLevel, format: settings.logFormat)
    let log = settings.logger(on: queue)
    for suspicion in Settings.suspicions(in: environment) { log.warning("\(suspicion)") }

    let sandbox = try host(settings, environment: environment, log: log, queue: queue)
    // What the start leaves behind from here on, a stop takes away.
    signals.hold()
    queue.start(names: AccessNames(operation: sandbox.operationName, worlds: settings.apiKeys))
    let addresses = try begin(sandbox)
    let readyFile = settings.readyFile.map { ReadyFile(path: $0, baseURLs: addresses.map(\.baseURL)) }
    do {
      try readyFile?.write()
    } catch {
      sandbox.withdraw()
      queue.flush()
      throw error
    }
    Output.standardOutput.line(startLine(addresses, sandbox.counts, settings))
    // Requests have five seconds; thousands of worlds may take longer to be written, and whoever started this may end it.
    signals.run(patience: settings.stateDir == nil ? .seconds(6) : .seconds(120)) {
      readyFile?.remove()
      await sandbox.stop()
      queue.flush()
    }
  }

  private static func host(
    _ settings: Settings, environment: [String: String], log: Logger, queue: LogQueue
  ) throws(Failure) -> SandboxHost {
    let tls = try settings.tlsContext(environment: environment, log: log)
    do throws(HostFailure) {
      return try SandboxHost(settings, tls: tls, log: log) { responder in
        settings.logsAccess ? AccessLog(queue: queue).watching(responder) : responder
      }
    } catch {
      throw Failure(error)
    }
  }

  private static func begin(_ host: SandboxHost) throws(Failure) -> [ListenAddress] {
    do throws(HostFailure) { return try host.start() } catch { throw Failure(error) }
  }

  /// What listens where, what it knows, and by what clock and seed it goes.
  static func startLine(_ addresses: [ListenAddress], _ counts: FixtureCounts, _ settings: Settings) -> String {
    let clock = settings.clock.map { "frozen at \($0)" } ?? "real"
    let fixtures = settings.fixtures.map { "from \(OneLine.escaped($0))" } ?? "built in"
    let state = settings.stateDir.map { "kept in \(OneLine.escaped($0))" } ?? "not kept"
    return
      "\(Program.name) \(Program.version) listens on \(addresses.map(\.url).joined(separator: " and ")) with \(counts); "
      + "clock \(clock), seed \(settings.seed), fixtures \(fixtures), state \(state)"
  }
}
