import ArgumentParser

/// Every setting as a flag, in the order of the table.
struct ServeFlags: ParsableArguments {
  @Option(.config) var config: String?
  @Option(.host) var host: [String] = []
  @Option(.port) var port: String?
  @Flag(.tls) var tls: Bool?
  @Option(.tlsPort) var tlsPort: String?
  @Option(.tlsCert) var tlsCert: String?
  @Option(.tlsKey) var tlsKey: String?
  @Option(.tlsDir) var tlsDir: String?
  @Option(.tlsName) var tlsName: [String] = []
  @Option(.unix) var unix: String?
  @Option(.readyFile) var readyFile: String?
  @Option(.publicUrl) var publicUrl: String?
  @Option(.fixtures) var fixtures: String?
  @Option(.apiKeys) var apiKeys: String?
  @Option(.clock) var clock: String?
  @Option(.seed) var seed: String?
  @Option(.apiVersion) var apiVersion: String?
  @Option(.singleSummary) var singleSummary: String?
  @Option(.allocation) var allocation: String?
  @Option(.labelEncoding) var labelEncoding: String?
  @Flag(.strictJson) var strictJson: Bool?
  @Option(.maxBody) var maxBody: String?
  @Option(.maxWorlds) var maxWorlds: String?
  @Option(.journal) var journal: String?
  @Option(.journalEntries) var journalEntries: String?
  @Option(.journalBytes) var journalBytes: String?
  @Option(.controlToken) var controlToken: String?
  @Option(.allowedHosts) var allowedHosts: String?
  @Option(.logLevel) var logLevel: String?
  @Option(.logFormat) var logFormat: String?

  var given: [Setting: String] {
    var given: [Setting: String] = [:]
    for setting in Setting.allCases { given[setting] = self[setting] }
    return given
  }

  private subscript(setting: Setting) -> String? {
    switch setting {
    case .config: config
    case .host: setting.joined(host)
    case .port: port
    case .tls: tls.map { $0 ? "on" : "off" }
    case .tlsPort: tlsPort
    case .tlsCert: tlsCert
    case .tlsKey: tlsKey
    case .tlsDir: tlsDir
    case .tlsName: setting.joined(tlsName)
    case .unix: unix
    case .readyFile: readyFile
    case .publicUrl: publicUrl
    case .fixtures: fixtures
    case .apiKeys: apiKeys
    case .clock: clock
    case .seed: seed
    case .apiVersion: apiVersion
    case .singleSummary: singleSummary
    case .allocation: allocation
    case .labelEncoding: labelEncoding
    case .strictJson: strictJson.map { $0 ? "on" : "off" }
    case .maxBody: maxBody
    case .maxWorlds: maxWorlds
    case .journal: journal
    case .journalEntries: journalEntries
    case .journalBytes: journalBytes
    case .controlToken: controlToken
    case .allowedHosts: allowedHosts
    case .logLevel: logLevel
    case .logFormat: logFormat
    }
  }
}
