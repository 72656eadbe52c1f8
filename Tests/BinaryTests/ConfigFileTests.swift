import Hosting
import Testing

@testable import sortedpro_sandbox

@Suite struct ConfigFileTests {
  private func settings(_ json: String) throws -> Settings {
    let folder = try Folder()
    let path = try folder.write(json, to: "sandbox.json")
    return try Settings.resolve(flags: [.config: path], environment: [:])
  }

  private func complaints(_ json: String) throws -> [String] {
    let folder = try Folder()
    let path = try folder.write(json, to: "sandbox.json")
    do {
      _ = try Settings.resolve(flags: [.config: path], environment: [:])
      return []
    } catch {
      return error.all.map { $0.description.replacing(path, with: "sandbox.json") }
    }
  }

  @Test func `numbers and lists are written as JSON writes them`() throws {
    let settings = try settings(
      """
      {
        "port": 0, "seed": 18446744073709551615, "maxBody": 1048576, "apiVersion": 1.1,
        "allowedHosts": ["a.example", "b.example"], "apiKeys": ["team=k1,k2", "other=k3"], "clock": null
      }
      """)
    #expect(settings.port == 0)
    #expect(settings.seed == .max)
    #expect(settings.maxBody == 1 << 20)
    #expect(settings.allowedHosts == ["a.example", "b.example"])
    #expect(settings.apiKeys == ["k1": "team", "k2": "team", "k3": "other"])
    #expect(settings.clock == nil)
  }

  @Test(arguments: [
    ("prot", "port"), ("ready-file", "readyFile"), ("SANDBOX_PORT", "port"), ("publicURL", "publicUrl"),
    ("apikey", "apiKeys"), ("hosts", "host"), ("allowedhost", "allowedHosts"), ("config", "unix"),
    ("logLevl", "logLevel"),
    ("PORT", "port"),
  ])
  func `an unknown key is refused and the nearest known one named`(key: String, nearest: String) throws {
    #expect(
      try complaints("{\"\(key)\": 1}") == [
        "sandbox.json: unknown key '\(key)'; the nearest known one is '\(nearest)'"
      ])
  }

  @Test(arguments: [
    ("{", "sandbox.json: is not JSON"), ("", "sandbox.json: this file is empty"),
    ("port: 8080", "sandbox.json: this is YAML, not JSON"),
    ("[]", "sandbox.json: is not one JSON object"),
    ("8080", "sandbox.json: is not one JSON object"),
    (#"{"port": [1]}"#, "sandbox.json: port: a list stands where a text or a number belongs"),
    (#"{"port": ["1"]}"#, "sandbox.json: port: a list stands where a text or a number belongs"),
    (#"{"port": {}}"#, "sandbox.json: port: an object stands where a text or a number belongs"),
    (#"{"host": ""}"#, "sandbox.json: host: '' is neither an IP address nor a host name"),
    (#"{"readyFile": ""}"#, "sandbox.json: readyFile: '' is not a path"),
    (#"{"fixtures": ""}"#, "sandbox.json: fixtures: '' is not a path"),
    (
      #"{"controlToken": ""}"#,
      "sandbox.json: controlToken: a token is visible ASCII without blanks, at least one character"
    ),
    (#"{"port": true}"#, "sandbox.json: port: true or false stands where a text or a number belongs"),
    (
      #"{"allowedHosts": true}"#,
      "sandbox.json: allowedHosts: true or false stands where a text or a list of texts belongs"
    ),
    (#"{"host": [1]}"#, "sandbox.json: host: a list stands where a text or a list of texts belongs"),
    (#"{"tls": {}}"#, "sandbox.json: tls: an object stands where a text or a number belongs"),
    (#"{"port": 80.5}"#, "sandbox.json: port: '80.5' is not a port, 0 to 65535"),
    (
      #"{"allowedHosts": {}}"#,
      "sandbox.json: allowedHosts: an object stands where a text or a list of texts belongs"
    ),
  ])
  func `a file that cannot be used says where`(json: String, complaint: String) throws {
    #expect(try complaints(json) == [complaint])
  }

  @Test func `a folder is no config file`() async throws {
    let folder = try Folder()
    let outcome = try await Binary.run(["--config=."], in: folder)
    #expect(outcome == .init(code: 2, output: "", errors: "Error: .: cannot be read: is a directory\n"))
  }

  @Test func `an endless file is given up on`() async throws {
    let outcome = try await Binary.run(["--config=/dev/zero"])
    #expect(
      outcome
        == .init(
          code: 2, output: "", errors: "Error: /dev/zero: cannot be read: it is larger than 1048576 bytes\n"))
  }
}
