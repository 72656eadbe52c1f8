import Contract
import Logging
import TLS

/// How the server is to run: every value checked, ready to be used.
struct Settings: Sendable, Equatable {
  enum SingleSummary: String, Sendable, CaseIterable { case array, object }
  enum Allocation: String, Sendable, CaseIterable { case sync, async }
  enum LabelEncoding: String, Sendable, CaseIterable { case single, double }
  enum Tracking: String, Sendable, CaseIterable { case real, fast }
  enum AccessLog: String, Sendable, CaseIterable { case on, off }
  enum Journaling: String, Sendable, CaseIterable { case on, off }
  enum LogFormat: String, Sendable, CaseIterable { case text, json }

  /// Both, because `localhost` is either, depending on who asks.
  var hosts = ["127.0.0.1", "::1"]
  var port: UInt16 = 8080
  var tls = false
  var tlsPort: UInt16 = 8443
  var tlsCert: String?
  var tlsKey: String?
  /// Nil: the user's own.
  var tlsDir: String?
  var tlsNames: [ServerName] = []
  /// Path of a Unix domain socket.
  var unix: String?
  var readyFile: String?
  /// Absolute, without a trailing slash; nil: from each request's scheme and Host.
  var publicUrl: String?
  /// Nil: those built into the binary.
  var fixtures: String?
  /// Nil: worlds end with the process.
  var stateDir: String?
  /// A file of rules for every new world.
  var faults: String?
  /// Key to name of its world; nil: any non-empty key, a world each.
  var apiKeys: [String: String]?
  /// The instant at which clocks stand; nil: they run.
  var clock: DateTimeOffset?
  var seed: UInt64 = 1
  /// Nil leaves it to the client's bodies.
  var apiVersion: ApiVersion?
  var singleSummary = SingleSummary.array
  var allocation = Allocation.sync
  var labelEncoding = LabelEncoding.single
  var tracking = Tracking.real
  /// How many of a thousand shipments come into trouble.
  var trackingTrouble = 0
  var strictJson = false
  /// Bytes.
  var maxBody = 10 << 20
  /// Bytes.
  var maxMemory = 512 << 20
  var maxWorlds = 10_000
  var maxPackages = 1000
  var maxList = 50_000
  var journal = Journaling.on
  var journalEntries = 10_000
  /// Bytes.
  var journalBytes = 16 << 20
  var controlToken: String?
  var allowedHosts: [String] = []
  /// As browsers write them.
  var corsOrigins: [String] = []
  var logLevel = Logger.Level.info
  var logFormat = LogFormat.text
  var accessLog = AccessLog.on
}

extension Settings {
  func logger(on queue: LogQueue) -> Logger {
    Logger(label: "sortedpro-sandbox") { _ in LineLog(level: logLevel, queue: queue) }
  }

  /// Whether each request is a line of the log.
  var logsAccess: Bool { accessLog == .on && logLevel <= .info }

  /// A value as it was written, and where.
  struct Given: Equatable {
    let text: String
    let origin: Origin
  }

  /// Puts the three sources together: a flag beats the environment, the environment beats the config file.
  ///
  /// Only what is `wanted` is checked: mistakes in settings that a command does not use are not its business.
  ///
  /// - Throws: every mistake in what is in force, and every unknown key of the config file.
  static func resolve(
    flags: [Setting: String], environment: [String: String], wanted: Set<Setting> = Set(Setting.allCases)
  ) throws(SettingMistakes) -> Settings {
    var given: [Setting: Given] = [:]
    var mistakes: [SettingMistake] = []
    let variables = environment.filter { !$0.value.isEmpty }
    if let path = flags[.config] ?? variables[Setting.config.variable] {
      let file = ConfigFile.read(path)
      given = file.given
      mistakes = file.mistakes
    }
    for setting in Setting.allCases {
      if let text = flags[setting] {
        given[setting] = Given(text: text, origin: .flag(setting))
      } else if let text = variables[setting.variable], !isLinkedService(setting, text) {
        given[setting] = Given(text: text, origin: .variable(setting))
      }
    }
    var settings = Settings()
    for setting in Setting.allCases where wanted.contains(setting) {
      guard let given = given[setting] else { continue }
      do {
        try setting.row.take(&settings, given)
      } catch {
        mistakes.append(error)
      }
    }
    mistakes += settings.uselessTLS(given, wanted)
    guard mistakes.isEmpty else { throw SettingMistakes(all: mistakes) }
    return settings
  }

  /// Variables that look like settings and are none, with what they may have meant.
  static func suspicions(in environment: [String: String]) -> [String] {
    let known = Set(Setting.allCases.map(\.variable))
    let slips = environment.keys.filter { !known.contains($0) }.compactMap { name in
      Setting.nearMiss(ofVariable: name).map { "\(name) is no setting and has no effect; \($0.variable) is one" }
    }
    let linked = Setting.allCases.filter { isLinkedService($0, environment[$0.variable] ?? "") }.map {
      "\($0.variable) is the address of a linked service and has no effect"
    }
    return (slips + linked).sorted()
  }

  /// Kubernetes and Docker links set `SANDBOX_PORT=tcp://10.0.0.1:8080` for a service that is called `sandbox`.
  private static func isLinkedService(_ setting: Setting, _ text: String) -> Bool {
    setting == .port && (text.hasPrefix("tcp://") || text.hasPrefix("udp://"))
  }
}
