import Testing

@Suite struct UsageTests {
  @Test(arguments: [["--version"], ["serve", "--version"], ["check", "--version"], ["healthcheck", "--version"]])
  func `the version is one line and no error`(arguments: [String]) async throws {
    let outcome = try await Binary.run(arguments)
    #expect(outcome == .init(code: 0, output: "0.1.0\n", errors: ""))
  }

  @Test(arguments: [
    (["--prot", "1"], "Error: Unknown option '--prot'. Did you mean '--port'?"),
    (["serve", "--redy-file", "x"], "Error: Unknown option '--redy-file'. Did you mean '--ready-file'?"),
    (["healthcheck", "--hots", "x"], "Error: Unknown option '--hots'. Did you mean '--host'?"),
    (["--telemetry", "1"], "Error: Unknown option '--telemetry'"),
    (["--host="], "Error: Missing value for '--host <address>'"),
    (["--port"], "Error: Missing value for '--port <number>'"),
    (
      ["sevre"],
      "Error: there is no subcommand 'sevre'; did you mean 'serve'? there are serve, check, healthcheck, report, replay, trust"
    ),
    (
      ["fixtures.json"],
      "Error: there is no subcommand 'fixtures.json'; there are serve, check, healthcheck, report, replay, trust"
    ),
    (["--port", "-1"], "Error: --port: '-1' is not a port, 0 to 65535"),
    (["healthcheck", "--port", "-1"], "Error: --port: '-1' is not a port, 0 to 65535"),
    (
      ["--clock", "2026-02-31T00:00:00Z"],
      "Error: --clock: '2026-02-31T00:00:00Z' is out of range: there is no such day, time or offset"
    ),
    (
      ["check", "a.json", "--fixtures", "b.json"],
      "Error: fixtures are named twice: 'a.json' and --fixtures; one is enough"
    ),
    (["check", "one", "two"], "Error: Unexpected argument 'two'"),
  ])
  func `a command line that is not understood is one line on standard error and exit code 2`(
    arguments: [String], line: String
  ) async throws {
    let outcome = try await Binary.run(arguments)
    #expect(outcome == .init(code: 2, output: "", errors: line + "\n"))
  }

  @Test func `too few descriptors are one line and exit code 1`() async throws {
    let outcome = try await Binary.run(["serve", "--port", "0"], limits: "ulimit -n 20")
    #expect(
      outcome
        == .init(
          code: 1, output: "", errors: "Error: fewer than 32 descriptors are free; raise the limit (ulimit -n)\n"))
  }

  static let wrongValues: [(flag: String, value: String, complaint: String)] = [
    ("--config", "nowhere.json", "nowhere.json: cannot be read: no such file or directory"),
    ("--host", "a b", "--host: 'a b' is neither an IP address nor a host name"),
    ("--host", "127.0.0.1:80", "--host: '127.0.0.1:80' carries a port; that belongs to --port"),
    ("--host", "127.0.0.1,", "--host: '' is neither an IP address nor a host name"),
    ("--port", "65536", "--port: '65536' is not a port, 0 to 65535"),
    ("--port", "http", "--port: 'http' is not a port, 0 to 65535"),
    ("--port", "+80", "--port: '+80' is not a port, 0 to 65535"),
    ("--tls-port", "8443", "--tls-port: '8443' has no effect without --tls"),
    ("--tls-dir", "a", "--tls-dir: 'a' has no effect without --tls"),
    ("--tls-name", "a.test", "--tls-name: 'a.test' has no effect without --tls"),
    ("--public-url", "apisandbox", "--public-url: 'apisandbox' is not an absolute http or https URL"),
    ("--public-url", "ftp://a", "--public-url: 'ftp://a' is not an absolute http or https URL"),
    ("--public-url", "http://", "--public-url: 'http://' names no host, or more than a host and a port"),
    ("--public-url", "http://u@a", "--public-url: 'http://u@a' names no host, or more than a host and a port"),
    ("--public-url", "http://a:b", "--public-url: 'http://a:b' names no host, or more than a host and a port"),
    ("--public-url", "http://a/?b", "--public-url: 'http://a/?b' has more than scheme, host, port and path"),
    ("--public-url", "http://a/#b", "--public-url: 'http://a/#b' has more than scheme, host, port and path"),
    ("--public-url", "http://a/b c", "--public-url: 'http://a/b c' has more than scheme, host, port and path"),
    ("--api-keys", "secret", "--api-keys: group 1 has no '='; the form is name=key,key;name=key"),
    ("--api-keys", "a=secret;=b", "--api-keys: group 2 has no name; the form is name=key,key;name=key"),
    ("--api-keys", "a=", "--api-keys: 'a' has no key; the form is name=key,key;name=key"),
    ("--api-keys", "a=secret;b=secret", "--api-keys: one key stands under both 'a' and 'b'"),
    ("--api-keys", ";", "--api-keys: no key is named; the form is name=key,key;name=key"),
    (
      "--clock", "noon",
      "--clock: 'noon' is neither 'real' nor an ISO 8601 instant such as 2019-06-14T09:00:00Z"
    ),
    ("--seed", "-1", "--seed: '-1' is not a seed, 0 to 18446744073709551615"),
    ("--seed", "18446744073709551616", "--seed: '18446744073709551616' is not a seed, 0 to 18446744073709551615"),
    ("--api-version", "2", "--api-version: '2' is none of auto, 1, 1.0, 1.1"),
    ("--single-summary", "list", "--single-summary: 'list' is none of array, object"),
    ("--allocation", "later", "--allocation: 'later' is none of sync, async"),
    ("--label-encoding", "triple", "--label-encoding: 'triple' is none of single, double"),
    ("--tracking", "slow", "--tracking: 'slow' is none of real, fast"),
    (
      "--tracking-trouble", "1.001",
      "--tracking-trouble: '1.001' is not a share from 0 to 1 with at most three decimals"
    ),
    (
      "--tracking-trouble", "0.0001",
      "--tracking-trouble: '0.0001' is not a share from 0 to 1 with at most three decimals"
    ),
    ("--tracking-trouble", "half", "--tracking-trouble: 'half' is not a share from 0 to 1 with at most three decimals"),
    ("--max-body", "10MB", "--max-body: '10MB' is not a size: bytes, or a number with KiB or MiB, up to 1024MiB"),
    ("--max-body", "0", "--max-body: '0' is not a size: bytes, or a number with KiB or MiB, up to 1024MiB"),
    ("--max-body", "1025MiB", "--max-body: '1025MiB' is not a size: bytes, or a number with KiB or MiB, up to 1024MiB"),
    (
      "--max-body", "99999999999999999999",
      "--max-body: '99999999999999999999' is not a size: bytes, or a number with KiB or MiB, up to 1024MiB"
    ),
    ("--max-worlds", "0", "--max-worlds: '0' is not a number of worlds, 1 to 10000000"),
    ("--journal", "maybe", "--journal: 'maybe' is none of on, off"),
    ("--journal-entries", "0", "--journal-entries: '0' is not a number of requests, 1 to 10000000"),
    (
      "--control-token", "two words", "--control-token: a token is visible ASCII without blanks, at least one character"
    ),
    (
      "--allowed-hosts", "a.example,*.example",
      "--allowed-hosts: '*.example' is not a host name; neither port, URL nor pattern is taken"
    ),
    (
      "--allowed-hosts", "a.example:80",
      "--allowed-hosts: 'a.example:80' is not a host name; neither port, URL nor pattern is taken"
    ),
    (
      "--webhook", "ftp://hooks.test",
      "--webhook: 'ftp://hooks.test' is not an absolute http or https URL such as http://127.0.0.1:9000/hooks"
    ),
    (
      "--webhook", "http://a.test http://",
      "--webhook: 'http://' is not an absolute http or https URL such as http://127.0.0.1:9000/hooks"
    ),
    (
      "--webhook", "http://user@a.test/",
      "--webhook: 'http://user@a.test/' is not an absolute http or https URL such as http://127.0.0.1:9000/hooks"
    ),
    ("--log-level", "loud", "--log-level: 'loud' is none of trace, debug, info, notice, warning, error, critical"),
    ("--log-format", "xml", "--log-format: 'xml' is none of text, json"),
    ("--host", "a\u{1B}[2Jb\n", "--host: 'a\\u{1B}[2Jb\\n' is neither an IP address nor a host name"),
  ]

  @Test(arguments: wrongValues)
  func `a value that will not do is one line on standard error and exit code 2`(
    flag: String, value: String, complaint: String
  ) async throws {
    let outcome = try await Binary.run(["serve", "\(flag)=\(value)"])
    #expect(outcome == .init(code: 2, output: "", errors: "Error: \(complaint)\n"))
  }

  @Test func `all mistakes of a start are told at once, each with its source`() async throws {
    let folder = try Folder()
    try folder.write(#"{"maxWorlds": -1, "colour": "red", "seed": true}"#, to: "sandbox.json")
    let outcome = try await Binary.run(
      ["--port=x", "--config=sandbox.json"],
      environment: ["SANDBOX_CLOCK": "noon", "SANDBOX_PORT": "hidden by the flag"], in: folder)
    #expect(outcome.code == 2)
    #expect(
      outcome.errorLines == [
        "Error: sandbox.json: unknown key 'colour'; the nearest known one is 'clock'",
        "Error: sandbox.json: seed: true or false stands where a text or a number belongs",
        "Error: --port: 'x' is not a port, 0 to 65535",
        "Error: SANDBOX_CLOCK: 'noon' is neither 'real' nor an ISO 8601 instant such as 2019-06-14T09:00:00Z",
        "Error: sandbox.json: maxWorlds: '-1' is not a number of worlds, 1 to 10000000",
      ])
  }
}
