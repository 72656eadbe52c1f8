import Contract
import Foundation
import Hosting
import Logging
import TLS
import Testing
import Webhooks

@testable import sortedpro_sandbox

@Suite struct SettingsTests {
  /// One sample of each setting: how it is written, and what it must become.
  static let samples: [(Setting, String, Settings)] = [
    (.host, "::1", changed { $0.hosts = ["::1"] }),
    (.host, "[::1]", changed { $0.hosts = ["::1"] }),
    (.host, "Sandbox.local", changed { $0.hosts = ["sandbox.local"] }),
    (.host, "127.0.0.1, [::1],::1", changed { $0.hosts = ["127.0.0.1", "::1"] }),
    (.port, "0", changed { $0.port = 0 }),
    (.tls, "on", changed { $0.tls = true }),
    (.tls, "Yes", changed { $0.tls = true }),
    (.tls, "off", Settings()),
    (.unix, "a.sock", changed { $0.unix = "a.sock" }),
    (.readyFile, "ready.txt", changed { $0.readyFile = "ready.txt" }),
    (.publicUrl, "HTTPS://Api.Example:8443/base//", changed { $0.publicUrl = "https://api.example:8443/base" }),
    (.publicUrl, "http://[::1]/", changed { $0.publicUrl = "http://[::1]" }),
    (.fixtures, "Fixtures/", changed { $0.fixtures = "Fixtures/" }),
    (.stateDir, "states", changed { $0.stateDir = "states" }),
    (.faults, "faults.json", changed { $0.faults = "faults.json" }),
    (.apiKeys, "a=k1, k2;b=k3==;", changed { $0.apiKeys = ["k1": "a", "k2": "a", "k3==": "b"] }),
    (.clock, "2019-06-14T09:00:00Z", changed { $0.clock = DateTimeOffset("2019-06-14T09:00:00Z") }),
    (.clock, "real", Settings()),
    (.seed, "18446744073709551615", changed { $0.seed = .max }),
    (.apiVersion, "Auto", Settings()),
    (.apiVersion, "1.1", changed { $0.apiVersion = .version1point1 }),
    (.apiVersion, "1", changed { $0.apiVersion = .version1 }),
    (.apiVersion, "1.0", changed { $0.apiVersion = .version1 }),
    (.singleSummary, "object", changed { $0.singleSummary = .object }),
    (.allocation, "async", changed { $0.allocation = .async }),
    (.labelEncoding, "Double", changed { $0.labelEncoding = .double }),
    (.tracking, "fast", changed { $0.tracking = .fast }),
    (.trackingTrouble, "0.25", changed { $0.trackingTrouble = 250 }),
    (.customs, "required", changed { $0.customs = .required }),
    (.editAllocated, "Nothing", changed { $0.editAllocated = .nothing }),
    (.failedAllocation, "kept", changed { $0.failedAllocation = .kept }),
    (.optionCollections, "every", changed { $0.optionCollections = .every }),
    (.eventList, "Bare", changed { $0.eventList = .bare }),
    (.filteredManifests, "created", changed { $0.filteredManifests = .created }),
    (.strictJson, "on", changed { $0.strictJson = true }),
    (.maxBody, "512KiB", changed { $0.maxBody = 512 << 10 }),
    (.maxBody, "1 mib", changed { $0.maxBody = 1 << 20 }),
    (.maxBody, "77", changed { $0.maxBody = 77 }),
    (.maxMemory, "64MiB", changed { $0.maxMemory = 64 << 20 }),
    (.maxMemory, "2048 MiB", changed { $0.maxMemory = 2048 << 20 }),
    (.maxPackages, "7", changed { $0.maxPackages = 7 }),
    (.maxList, "7", changed { $0.maxList = 7 }),
    (.maxWorlds, "3", changed { $0.maxWorlds = 3 }),
    (
      .corsOrigin, "HTTPS://Shop.test:443, http://localhost:3000",
      changed { $0.corsOrigins = ["https://shop.test", "http://localhost:3000"] }
    ),
    (
      .webhook, "http://127.0.0.1:9000/hooks  HTTPS://Hooks.test?a=b",
      changed {
        $0.webhooks = ["http://127.0.0.1:9000/hooks", "https://hooks.test/?a=b"].compactMap { WebhookURL($0) }
      }
    ),
    (.accessLog, "Off", changed { $0.accessLog = .off }),
    (.journal, "off", changed { $0.journal = .off }), (.journalEntries, "5", changed { $0.journalEntries = 5 }),
    (.journalBytes, "2MiB", changed { $0.journalBytes = 2 << 20 }),
    (.controlToken, "t0ken", changed { $0.controlToken = "t0ken" }),
    (.allowedHosts, "A.example, b.example.", changed { $0.allowedHosts = ["a.example", "b.example"] }),
    (.logLevel, "Debug", changed { $0.logLevel = .debug }),
    (.logFormat, "json", changed { $0.logFormat = .json }),
  ]

  @Test(arguments: samples)
  func `a setting means the same as a flag, a variable and a key`(
    setting: Setting, text: String, expected: Settings
  ) throws {
    let folder = try Folder()
    let json = try JSONEncoder().encode([try #require(setting.key): text])
    let file = try folder.write(String(decoding: json, as: UTF8.self), to: "sandbox.json")
    #expect(try Settings.resolve(flags: [setting: text], environment: [:]) == expected)
    #expect(try Settings.resolve(flags: [:], environment: [setting.variable: text]) == expected)
    #expect(try Settings.resolve(flags: [.config: file], environment: [:]) == expected)
    #expect(try Settings.resolve(flags: [:], environment: ["SANDBOX_CONFIG": file]) == expected)
  }

  @Test(arguments: ["\r", " ", "\r\n", " \t "])
  func `what editors leave behind a variable's value is no part of it, in any setting`(rest: String) throws {
    for (setting, text, expected) in Self.samples where !expected.tls {
      #expect(
        try Settings.resolve(flags: [:], environment: [setting.variable: text + rest]) == expected, "\(setting)")
    }
  }

  /// Those that say nothing without another: how they are written, the other's flag, and what they become.
  static let dependents: [(Setting, String, [Setting: String], Settings)] = [
    (.tlsPort, "0", [.tls: "on"], changed { ($0.tls, $0.tlsPort) = (true, 0) }),
    (
      .tlsName, "a.test, *.B.test,::1", [.tls: "on"],
      changed { ($0.tls, $0.tlsNames) = (true, ["a.test", "*.b.test", "::1"].compactMap(ServerName.init)) }
    ),
    (.tlsDir, "a", [.tls: "on"], changed { ($0.tls, $0.tlsDir) = (true, "a") }),
    (.tlsCert, "a", [.tls: "on", .tlsKey: "b"], changed { ($0.tls, $0.tlsCert, $0.tlsKey) = (true, "a", "b") }),
    (.tlsKey, "b", [.tls: "on", .tlsCert: "a"], changed { ($0.tls, $0.tlsCert, $0.tlsKey) = (true, "a", "b") }),
  ]

  @Test(arguments: dependents)
  func `a setting that needs another means the same from everywhere`(
    setting: Setting, text: String, others: [Setting: String], expected: Settings
  ) throws {
    let folder = try Folder()
    let json = try JSONEncoder().encode([try #require(setting.key): text])
    let file = try folder.write(String(decoding: json, as: UTF8.self), to: "sandbox.json")
    #expect(try Settings.resolve(flags: others.merging([setting: text]) { $1 }, environment: [:]) == expected)
    #expect(try Settings.resolve(flags: others, environment: [setting.variable: text]) == expected)
    #expect(try Settings.resolve(flags: others.merging([.config: file]) { $1 }, environment: [:]) == expected)
  }

  @Test func `every setting has a sample`() {
    let sampled = Self.samples.map(\.0) + Self.dependents.map(\.0)
    #expect(Set(sampled).union([.config]) == Set(Setting.allCases))
  }

  @Test func `the default that the help names is the one that counts`() throws {
    for setting in Setting.allCases {
      guard case .value(let text) = setting.row.standard else { continue }
      let origin = Origin.flag(setting)
      var settings = Settings()
      try setting.row.take(&settings, .init(text: text, origin: origin))
      #expect(settings == Settings(), "\(setting)")
    }
  }

  @Test func `a switch is true or false in the file`() throws {
    let folder = try Folder()
    let file = try folder.write(#"{"tls": true, "tlsName": ["a.test"]}"#, to: "sandbox.json")
    let names = ["a.test"].compactMap(ServerName.init)
    #expect(
      try Settings.resolve(flags: [.config: file], environment: [:])
        == changed { ($0.tls, $0.tlsNames) = (true, names) })
  }

  @Test func `variables of TLS may stay where TLS is off`() throws {
    let environment = ["SANDBOX_TLS_PORT": "443", "SANDBOX_TLS_DIR": "a"]
    #expect(
      try Settings.resolve(flags: [:], environment: environment) == changed { ($0.tlsPort, $0.tlsDir) = (443, "a") })
  }

  @Test func `a flag beats the environment, the environment beats the file`() throws {
    let file = try Folder()
    let path = try file.write(#"{"port": 1, "seed": 1, "maxWorlds": 1}"#, to: "sandbox.json")
    let settings = try Settings.resolve(
      flags: [.config: path, .port: "3"],
      environment: ["SANDBOX_PORT": "2", "SANDBOX_SEED": "2", "SANDBOX_CONFIG": "/nowhere"])
    #expect(settings == changed { ($0.port, $0.seed, $0.maxWorlds) = (3, 2, 1) })
  }

  @Test func `an empty variable counts as none, as compose files leave them`() throws {
    #expect(try Settings.resolve(flags: [:], environment: ["SANDBOX_PORT": "", "SANDBOX_CONFIG": ""]) == Settings())
  }

  @Test func `the address of a linked service called sandbox is no port`() throws {
    let environment = ["SANDBOX_PORT": "tcp://10.0.0.1:8080", "SANDBOX_PORT_8080_TCP": "tcp://10.0.0.1:8080"]
    #expect(try Settings.resolve(flags: [:], environment: environment) == Settings())
    #expect(
      Settings.suspicions(in: environment) == ["SANDBOX_PORT is the address of a linked service and has no effect"])
  }

  @Test(arguments: [
    ("SANDBOX_PROT", Setting.port), ("SANDBOX_APIKEYS", .apiKeys), ("SANDBOX_READYFILE", .readyFile),
    ("SANDBOX_HOSTS", .host), ("SANDBOX_MAX_WORLD", .maxWorlds), ("SANDBOX_PUBLIC_URI", .publicUrl),
    ("SANDBOX_MAX_BODDY", .maxBody), ("SANDBOX_MAXIMUM_BODY", .maxBody), ("SANDBOX_STATE_DIRECTORY", .stateDir),
  ])
  func `a variable that is no setting is named, with the nearest that is one`(name: String, meant: Setting) {
    #expect(
      Settings.suspicions(in: [name: "x"]) == [
        "\(name) is no setting and has no effect; the nearest is \(meant.variable)"
      ])
  }

  @Test(arguments: [
    ("SANDBOX_SERVICE_HOST", "10.0.0.1"), ("SANDBOX_SERVICE_PORT", "80"), ("SANDBOX_SERVICE_PORT_HTTP", "80"),
    ("SANDBOX_PORT_8080_TCP", "tcp://10.0.0.1:8080"), ("SANDBOX_PORT_8080_TCP_ADDR", "10.0.0.1"),
    ("SANDBOX_PORT_8080_UDP_PROTO", "udp"), ("SANDBOX_INSTANCES_SERVICE_HOST", "None"),
    ("SANDBOX_INSTANCES_PORT", "tcp://10.0.0.2:8080"), ("SANDBOX_INSTANCES_PORT_8080_TCP_PORT", "8080"),
    ("SANDBOX_NAME", "/web/sandbox"), ("SANDBOX_ENV_PATH", "/bin"), ("SANDBOX_", "x"), ("PORT", "x"),
    ("sandbox_port", "x"), ("SANDBOX_PORT", "x"),
  ])
  func `a variable of someone else is left alone`(name: String, value: String) {
    #expect(Settings.suspicions(in: [name: value]) == [])
  }

  @Test(arguments: [
    ("SANDBOX_NAME", "web"), ("SANDBOX_X", "x"), ("SANDBOX_INSTANCES_PORT", "8080"), ("SANDBOX_PORT_HTTP_TCP", "x"),
    ("SANDBOX_ENV", "x"), ("SANDBOX_SERVICE", "x"),
  ])
  func `what no linked service sets is named`(name: String, value: String) {
    #expect(Settings.suspicions(in: [name: value]).count == 1)
  }

  @Test func `a command is not troubled by settings that it does not use`() throws {
    let settings = try Settings.resolve(
      flags: [:], environment: ["SANDBOX_CLOCK": "noon", "SANDBOX_PORT": "81"], wanted: [.port])
    #expect(settings.port == 81)
  }

  @Test func `flags, variables and keys are one name in three spellings`() {
    #expect(Setting.allCases.allSatisfy { $0.rawValue.utf8.allSatisfy { $0 != UInt8(ascii: "_") } })
    #expect(Setting.readyFile.flag == "--ready-file")
    #expect(Setting.readyFile.variable == "SANDBOX_READY_FILE")
    #expect(Setting.publicUrl.flag == "--public-url")
    #expect(Setting.publicUrl.variable == "SANDBOX_PUBLIC_URL")
    #expect(Setting.publicUrl.key == "publicUrl")
    #expect(Setting.config.key == nil)
    #expect(Setting.allCases.map { Setting(longName: $0.longName) } == Setting.allCases)
    for name in ["readyFile", "ready-File", "Ready-file", "ready--file", "ready-file-", "-port", "", "-", "no-tls"] {
      #expect(Setting(longName: name) == nil)
    }
  }

  private static func changed(_ change: (inout Settings) -> Void) -> Settings {
    var settings = Settings()
    change(&settings)
    return settings
  }

  private func changed(_ change: (inout Settings) -> Void) -> Settings { Self.changed(change) }
}
