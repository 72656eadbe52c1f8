import Foundation
import Glibc
import Testing

@Suite struct ServingTests {
  private static let health = "GET /_sandbox/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

  @Test func `without arguments it serves, and one line says what and where`() async throws {
    let server = try await RunningServer()
    let expected =
      #/sortedpro-sandbox 0\.1\.0 listens on http://127\.0\.0\.1:\d+ with \d+ carriers, \d+ carrier services, \d+ service groups, \d+ consignments; clock real, seed 1, fixtures built in, state not kept/#
    #expect(server.startLine.wholeMatch(of: expected) != nil, "\(server.startLine)")
    #expect(try server.ask(Self.health).hasPrefix("HTTP/1.1 200 OK\r\n"))
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
    #expect(server.process.restOfOutput == "")
  }

  @Test func `localhost is answered by either address, on one port, unless hosts are named`() async throws {
    let folder = try Folder()
    let path = folder.path("ready.txt")
    let process = try ChildProcess(["--port=0", "--ready-file=\(path)"])
    let line = await process.firstLine()
    let port = try #require(line.firstMatch(of: #/listens on http://127\.0\.0\.1:(\d+) /#)).1
    let six =
      FileManager.default.contents(atPath: "/proc/net/if_inet6").map { String(decoding: $0, as: UTF8.self) } ?? ""
    // A machine without IPv6 starts all the same.
    let hosts = six.contains("00000000000000000000000000000001 ") ? ["127.0.0.1", "[::1]"] : ["127.0.0.1"]
    #expect(line.contains(" listens on \(hosts.map { "http://\($0):\(port)" }.joined(separator: " and ")) with "))
    #expect(try folder.read("ready.txt") == hosts.map { "http://\($0):\(port)\n" }.joined())
    for host in ["localhost", "127.0.0.1"] + (hosts.count > 1 ? ["::1"] : []) {
      let health = try await Binary.run(["healthcheck", "--port=\(port)", "--host=\(host)"])
      #expect(health == .init(code: 0, output: "", errors: ""))
    }
    process.signal(SIGHUP)
    #expect(await process.end() == 0)
    #expect(try folder.names == [])
  }

  @Test func `the start line says clock, seed, fixtures and state`() async throws {
    let folder = try Folder()
    let fixtures = try folder.write(#"{"consignments":[]}"#, to: "own.json")
    let server = try await RunningServer([
      "--clock=2019-06-14T09:00:00Z", "--seed=7", "--fixtures=\(fixtures)", "--state-dir=\(folder.path("states"))",
    ])
    #expect(
      server.startLine.hasSuffix(
        "; clock frozen at 2019-06-14T09:00:00+00:00, seed 7, fixtures from \(fixtures), state kept in \(folder.path("states"))"
      ), "\(server.startLine)")
  }

  @Test(arguments: [["--fixtures=/nowhere"], ["--clock=soon"], ["--port=-1"], ["--no-such-flag"]])
  func `a ready file of before is gone when a start fails`(arguments: [String]) async throws {
    let folder = try Folder()
    for more in [["--ready-file=\(folder.path("url.txt"))"], ["--config=\(folder.path("config.json"))"]] {
      let stale = try folder.write("http://127.0.0.1:1\n", to: "url.txt")
      _ = try folder.write(#"{"readyFile":"\#(stale)"}"#, to: "config.json")
      #expect(try await Binary.run(arguments + more).code == 2)
      #expect(try folder.names == ["config.json"])
    }
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `a signal counts while the start waits`(signal: Int32) async throws {
    let folder = try Folder()
    let pipe = folder.path("config.json")
    try #require(mkfifo(pipe, 0o600) == 0)
    let process = try ChildProcess(["--port=0", "--config=\(pipe)"])
    // Returns once the server has opened the other end, from which nothing comes.
    let writer = await onThread { open(pipe, O_WRONLY | O_CLOEXEC) }
    defer { close(writer) }
    process.signal(signal)
    #expect(await process.end() == 128 + signal)
  }

  private func onThread(_ body: @escaping @Sendable () -> Int32) async -> Int32 {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }

  @Test func `serve is what it does when no command is named`() async throws {
    let folder = try Folder()
    let process = try ChildProcess(["--port=0", "--ready-file=\(folder.path("ready.txt"))"])
    #expect(await process.firstLine().contains(" listens on "))
    #expect(try folder.names == ["ready.txt"])
    process.signal(SIGTERM)
    #expect(await process.end() == 0)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `the ready file names the server from its first answer to its end`(signal: Int32) async throws {
    let folder = try Folder()
    try folder.write("http://127.0.0.1:1\n", to: "ready.txt")
    let server = try await RunningServer(["--ready-file=\(folder.path("ready.txt"))"])
    #expect(try folder.read("ready.txt") == "http://127.0.0.1:\(server.port)\n")
    #expect(try folder.names == ["ready.txt"])
    let health = try await Binary.run(
      ["healthcheck", "--port=0"], environment: ["SANDBOX_READY_FILE": folder.path("ready.txt")])
    #expect(health == .init(code: 0, output: "", errors: ""))
    server.process.signal(signal)
    #expect(await server.process.end() == 0)
    #expect(try folder.names == [])
  }

  @Test func `a ready file that cannot be written ends the start with exit code 1`() async throws {
    let folder = try Folder()
    let path = folder.path("nowhere/ready.txt")
    let outcome = try await Binary.run(["--port=0", "--ready-file=\(path)"])
    #expect(
      outcome
        == .init(
          code: 1, output: "",
          errors: "Error: --ready-file: '\(path)' cannot be written: no such file or directory\n"))
  }

  @Test func `a taken port is one line and exit code 1, and leaves the first server alone`() async throws {
    let folder = try Folder()
    let file = "--ready-file=\(folder.path("ready.txt"))"
    let first = try await RunningServer([file])
    let outcome = try await Binary.run(["--port=\(first.port)", file])
    #expect(outcome.code == 1)
    #expect(outcome.output == "")
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("Error: "))
    #expect(outcome.errors.contains("127.0.0.1:\(first.port)"))
    #expect(try folder.read("ready.txt") == "http://127.0.0.1:\(first.port)\n")
    #expect(try first.ask(Self.health).hasPrefix("HTTP/1.1 200 OK\r\n"))
  }

  @Test func `every address is in the start line and, a line each, in the ready file`() async throws {
    let folder = try Folder()
    let (ready, unix) = (folder.path("ready.txt"), folder.path("a.sock"))
    let server = try await RunningServer(
      ["--host=127.0.0.1", "--host=127.0.0.2", "--unix=\(unix)", "--ready-file=\(ready)"])
    let addresses = ["http://127.0.0.1:\(server.port)", "http://127.0.0.2:\(server.port)", "unix:\(unix)"]
    #expect(server.startLine.contains(" listens on \(addresses.joined(separator: " and ")) with "))
    #expect(try folder.read("ready.txt") == addresses.map { $0 + "\n" }.joined())
    #expect(try folder.names == ["a.sock", "ready.txt"])
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
    #expect(try folder.names == [])
  }

  @Test func `a start that fails after all leaves no socket behind`() async throws {
    let folder = try Folder()
    let outcome = try await Binary.run(
      ["--port=0", "--unix=\(folder.path("a.sock"))", "--ready-file=\(folder.path("nowhere/ready.txt"))"])
    #expect(outcome.code == 1)
    #expect(try folder.names == [])
  }

  @Test func `a second signal does not wait for requests in flight`() async throws {
    let server = try await RunningServer()
    let idle = try idleConnections(to: server)
    let busy = try callerInMidBody(of: server)
    server.process.signal(SIGTERM)
    // Idle connections are closed as soon as the server drains: from here on the next signal is the second.
    for caller in idle { #expect(caller.readToEnd() == "") }
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 128 + SIGTERM)
    #expect(busy.readToEnd() == "")
  }

  @Test func `a request in flight is finished before the end`() async throws {
    let server = try await RunningServer()
    let idle = try idleConnections(to: server)
    let busy = try callerInMidBody(of: server)
    server.process.signal(SIGTERM)
    for caller in idle { #expect(caller.readToEnd() == "") }
    busy.send("{}")
    let answer = busy.readToEnd()
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(answer.lowercased().contains("\r\nconnection: close\r\n"))
    #expect(answer.hasSuffix(#"{"reset":"all"}"#))
    #expect(await server.process.end() == 0)
  }

  /// Connections that have had their answer, more than there are loops, so that each loop has one.
  private func idleConnections(to server: RunningServer) throws -> [Caller] {
    let callers = try (0..<8).map { _ in try server.connect() }
    for caller in callers {
      caller.send("GET /_sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(caller.read(to: "}").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
    return callers
  }

  /// A connection on which two bytes of a body are still to come.
  private func callerInMidBody(of server: RunningServer) throws -> Caller {
    let caller = try server.connect()
    caller.send(
      "POST /_sandbox/reset?all=true HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n")
    #expect(caller.read(to: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
    return caller
  }

  @Test func `nobody reading its output does not end it`() async throws {
    let folder = try Folder()
    let path = folder.path("ready.txt")
    let process = try ChildProcess(["--port=0", "--ready-file=\(path)"], outputIsClosed: true)
    var health = try await Binary.run(["healthcheck", "--port=0", "--ready-file=\(path)"])
    for _ in 0..<1000 where health.code != 0 {
      health = try await Binary.run(["healthcheck", "--port=0", "--ready-file=\(path)"])
    }
    #expect(health.code == 0)
    process.signal(SIGTERM)
    #expect(await process.end() == 0)
  }

  @Test func `a suspicious variable is a warning in the format that was asked for`() async throws {
    let server = try await RunningServer(
      environment: ["SANDBOX_PROT": "1", "SANDBOX_LOG_FORMAT": "json", "SANDBOX_PORT": "tcp://10.0.0.1:80"])
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
    let lines = server.process.errors.split(separator: "\n").filter { $0.contains(#""level":"warning""#) }
    #expect(lines.count == 2)
    #expect(
      lines.first?.hasSuffix(#""message":"SANDBOX_PORT is the address of a linked service and has no effect"}"#) == true
    )
    #expect(
      lines.last?.hasSuffix(#""message":"SANDBOX_PROT is no setting and has no effect; the nearest is SANDBOX_PORT"}"#)
        == true)
  }

  @Test(arguments: [
    ("application/json", #"{"ConsignmentReferences":["a","b","c"]}"#, "200"),
    ("application/json", #"{"ConsignmentReferences":["a","b","c","d"]}"#, "400"),
    (
      "application/xml",
      "<AllocateConsignmentsRequest><ConsignmentReferences><string>a</string><string>b</string><string>c</string></ConsignmentReferences></AllocateConsignmentsRequest>",
      "200"
    ),
    (
      "application/xml",
      "<AllocateConsignmentsRequest><ConsignmentReferences><string>a</string><string>b</string><string>c</string><string>d</string></ConsignmentReferences></AllocateConsignmentsRequest>",
      "400"
    ),
  ])
  func `a list longer than it was told to take is refused`(type: String, body: String, status: String) async throws {
    let server = try await RunningServer(["--max-list=3"])
    let answer = try server.ask(
      "PUT /allocation/allocate HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\nConnection: close\r\n"
        + "ocp-apim-subscription-key: k\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
    #expect(answer.contains("at most 3 entries") == (status == "400"))
  }

  @Test func `more packages than it was told to take are refused`() async throws {
    let server = try await RunningServer(["--max-packages=1"])
    let body = #"{"Packages":[{},{}],"Addresses":[]}"#
    let answer = try server.ask(
      "POST /consignments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
        + "ocp-apim-subscription-key: k\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    #expect(answer.hasPrefix("HTTP/1.1 400 "))
    #expect(answer.contains("At most 1 packages are allowed"))
  }

  @Test func `large bodies that never end take half of the memory, and small requests are answered meanwhile`()
    async throws
  {
    let server = try await RunningServer(["--max-memory=64MiB"])
    let piece = String(repeating: "x", count: 1 << 20)
    let callers = try (0..<12).map { _ in try server.connect() }
    for caller in callers {
      caller.send(
        "PUT /allocation/allocate HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: k\r\n"
          + "Content-Length: 10485760\r\n\r\n")
      for _ in 0..<9 { caller.send(piece) }
    }
    #expect(
      try server.ask(
        "GET /consignments/EC-000-05B-MMA/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
          + "ocp-apim-subscription-key: k\r\n\r\n"
      ).hasPrefix("HTTP/1.1 200 "))
    // What is held and what the kernel holds for 12 connections is less than was sent: somebody was refused.
    for caller in callers { caller.finish() }
    let refused = callers.map { $0.readToEnd() }.filter { !$0.isEmpty }
    #expect(!refused.isEmpty)
    for answer in refused {
      #expect(answer.hasPrefix("HTTP/1.1 503 "), "\(answer.prefix(100))")
      #expect(answer.contains("Retry-After: 1\r\n"))
    }
  }

  @Test func `a body larger than it was told to take is refused`() async throws {
    let server = try await RunningServer(["--max-body=1KiB"])
    let answer = try server.ask(
      "PUT /allocation/allocate HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1025\r\nConnection: close\r\n\r\n"
        + String(repeating: " ", count: 1025))
    #expect(answer.hasPrefix("HTTP/1.1 413 "))
  }

  @Test func `a world that was exported is imported again, however small other bodies are`() async throws {
    let server = try await RunningServer(["--max-body=1KiB", "--clock=2019-06-14T09:00:00Z"])
    let request =
      " /_sandbox/state HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: k\r\nConnection: close\r\n"
    let export = try server.ask("GET\(request)\r\n")
    let file = export[try #require(export.firstRange(of: "\r\n\r\n")).upperBound...]
    #expect(file.utf8.count > 10_000)
    let length = "Content-Length: \(file.utf8.count)\r\n\r\n\(file)"
    let chunk = "Transfer-Encoding: chunked\r\n\r\n\(String(file.utf8.count, radix: 16))\r\n\(file)\r\n0\r\n\r\n"
    for body in [length, chunk] {
      #expect(try server.ask("PUT\(request)\(body)").hasPrefix("HTTP/1.1 200 "))
      #expect(try server.ask("POST\(request)\(body)").hasPrefix("HTTP/1.1 413 "))
    }
    #expect(try server.ask("GET\(request)\r\n").hasSuffix(file))
    let tooLong = "Content-Length: \((256 << 20) + 1)\r\n\r\n"
    let refused = try server.ask("PUT\(request)\(tooLong)")
    #expect(refused.hasPrefix("HTTP/1.1 413 "))
    #expect(refused.contains("268435456"))
  }

  @Test func `the control surface asks for the token that it was started with`() async throws {
    let server = try await RunningServer(environment: ["SANDBOX_CONTROL_TOKEN": "t0ken"])
    let reset =
      "POST /_sandbox/reset?all=true HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
    #expect(try server.ask(reset + "\r\n").hasPrefix("HTTP/1.1 401 "))
    #expect(try server.ask(reset + "Authorization: Bearer t0ken\r\n\r\n").hasPrefix("HTTP/1.1 200 "))
    #expect(try server.ask(Self.health).hasPrefix("HTTP/1.1 200 "))
  }

  @Test func `hosts are refused unless they are listed`() async throws {
    let server = try await RunningServer(["--allowed-hosts=sandbox.example.com"])
    let health = Self.health.replacing("localhost", with: "attacker.example")
    #expect(try server.ask(health).hasPrefix("HTTP/1.1 403 "))
    #expect(try server.ask(health.replacing("attacker", with: "sandbox")).hasPrefix("HTTP/1.1 403 "))
    #expect(
      try server.ask(health.replacing("attacker.example", with: "sandbox.example.com")).hasPrefix("HTTP/1.1 200 "))
  }
}

@Suite struct CheckTests {
  @Test func `the built-in fixtures have no mistakes`() async throws {
    let outcome = try await Binary.run(["check"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    let expected =
      #/built-in fixtures: \d+ carriers, \d+ carrier services, \d+ service groups, \d+ consignments, no mistakes\n/#
    #expect(outcome.output.wholeMatch(of: expected) != nil, "\(outcome.output)")
  }

  @Test func `mistakes are a line each and exit code 2, in check and in serve`() async throws {
    let folder = try Folder()
    let path = try folder.write(#"{"carriers": 1, "consignments": 2}"#, to: "fixtures.json")
    let check = try await Binary.run(["check", path])
    #expect(check.code == 2)
    #expect(check.output == "")
    #expect(check.errorLines.count > 1)
    #expect(check.errorLines.allSatisfy { $0.hasPrefix("Error: \(path): ") }, "\(check.errorLines)")
    let serve = try await Binary.run(["serve", "--port=0", "--fixtures=\(path)"])
    #expect(serve == check)
    let byVariable = try await Binary.run(["check"], environment: ["SANDBOX_FIXTURES": path])
    #expect(byVariable == check)
  }

  @Test func `warnings stand beside the mistakes of both files, and are mistakes with strict`() async throws {
    let folder = try Folder()
    let consignments = #"[{"Stat":"Allocated","Contcat":{},"Packages":[{"Weight":"heavy"}],"Addresses":[]}]"#
    let path = try folder.write(consignments, to: "fixtures.json")
    let faults = try folder.write(#"[{"then":{"body":"full"}}]"#, to: "faults.json")
    let check = try await Binary.run(["check", path, "--faults=\(faults)"])
    #expect(check.code == 2)
    #expect(check.errorLines.first == "Error: \(path): [0].Packages[0].Weight: an object is needed, not a text")
    #expect(check.errorLines.contains { $0.hasPrefix("Error: \(faults): [0].then.body: ") }, "\(check.errors)")
    let warnings = [
      "\(path): [0].Stat: nothing reads this member; did you mean 'ConsignmentState'?",
      "\(path): [0].Contcat: nothing reads this member",
    ]
    #expect(check.errorLines.suffix(2) == warnings.map { "warning: \($0)" })
    let strict = try await Binary.run(["check", path, "--strict"])
    #expect(strict.errorLines.suffix(2) == warnings.map { "Error: \($0)" })
  }

  @Test func `a file of fault rules is checked, and its rules strike in every new world`() async throws {
    let folder = try Folder()
    let path = try folder.write(
      #"[{"when":{"times":1},"then":{"status":503}},{"match":{"operation":"Nothing"},"then":{"body":"empty"}}]"#,
      to: "faults.json")
    let check = try await Binary.run(["check", "--faults=\(path)"])
    #expect(check.code == 2)
    #expect(check.errorLines.count == 1)
    #expect(check.errors.hasPrefix("Error: \(path): [1].match.operation: there is no operation 'Nothing'"))
    #expect(try await Binary.run(["serve", "--port=0", "--faults=\(path)"]) == check)
    let mended = try folder.write(#"[{"when":{"times":1},"then":{"status":503}}]"#, to: "mended.json")
    let taken = try await Binary.run(["check", "--faults=\(mended)"])
    #expect(taken.code == 0)
    #expect(taken.output.hasSuffix("\n\(mended): 1 fault rule, no mistakes\n"))
    let server = try await RunningServer(["--faults=\(mended)"])
    for key in ["a", "b"] {
      let request =
        "GET /consignments/count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nocp-apim-subscription-key: \(key)\r\n\r\n"
      #expect(try server.ask(request).hasPrefix("HTTP/1.1 503 "))
      #expect(try server.ask(request).hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func `every wrong setting of environment and config file is named, beside the fixtures' mistakes`() async throws
  {
    let folder = try Folder()
    let config = try folder.write(#"{"maxList":"many","maxWorld":1}"#, to: "config.json")
    let outcome = try await Binary.run(
      ["check", "nowhere"],
      environment: [
        "SANDBOX_PORT": "http", "SANDBOX_MAX_BODY": "10MB", "SANDBOX_MAX_BODDY": "1", "SANDBOX_CONFIG": config,
        "SANDBOX_SERVICE_HOST": "10.0.0.1", "SANDBOX_TLS": "maybe",
      ])
    #expect(outcome.code == 2)
    let expected = [
      "Error: \(config): unknown key 'maxWorld'; the nearest known one is 'maxWorlds'",
      "Error: SANDBOX_PORT: 'http' is not a port, 0 to 65535",
      "Error: SANDBOX_TLS: 'maybe' is neither on nor off",
      "Error: SANDBOX_MAX_BODY: '10MB' is not a size: bytes, or a number with KiB or MiB, up to 1024MiB",
      "Error: \(config): maxList: 'many' is not a number, 1 to 10000000",
    ]
    #expect(Array(outcome.errorLines.prefix(5)) == expected)
    #expect(
      outcome.errorLines.last
        == "warning: SANDBOX_MAX_BODDY is no setting and has no effect; the nearest is SANDBOX_MAX_BODY")
  }

  @Test func `a variable that is no setting is a warning, and a mistake with strict`() async throws {
    let environment = ["SANDBOX_MAX_BODDY": "1", "SANDBOX_PORT": "tcp://10.0.0.1:80", "SANDBOX_SERVICE_PORT": "80"]
    let lines = [
      "SANDBOX_MAX_BODDY is no setting and has no effect; the nearest is SANDBOX_MAX_BODY",
      "SANDBOX_PORT is the address of a linked service and has no effect",
    ]
    let check = try await Binary.run(["check"], environment: environment)
    #expect(check.code == 0)
    #expect(check.errorLines == lines.map { "warning: \($0)" })
    #expect(check.output.hasSuffix("no mistakes, 2 warnings\n"))
    let strict = try await Binary.run(["check", "--strict"], environment: environment)
    #expect(strict == .init(code: 2, output: "", errors: lines.map { "Error: \($0)\n" }.joined()))
  }

  @Test func `fixtures that are not there are a mistake too`() async throws {
    let outcome = try await Binary.run(["check", "nowhere"])
    #expect(outcome.code == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("Error: nowhere: "))
  }
}
