import Foundation
import Testing

@Suite struct HealthcheckTests {
  @Test(arguments: [["--host=127.0.0.1"], ["--host=0.0.0.0"], ["--host=localhost"], []])
  func `a server that answers 200 is well`(host: [String]) async throws {
    let server = try OneAnswerServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let outcome = try await Binary.run(["healthcheck", "--port=\(server.port)"] + host)
    #expect(outcome == .init(code: 0, output: "", errors: ""))
  }

  @Test func `one host that answers is enough, wherever it stands`() async throws {
    let server = try OneAnswerServer("HTTP/1.1 200 OK\r\n\r\n", times: 2)
    for hosts in ["127.0.0.2,127.0.0.1", "127.0.0.1,127.0.0.2"] {
      let outcome = try await Binary.run(["healthcheck", "--port=\(server.port)", "--host=\(hosts)"])
      #expect(outcome == .init(code: 0, output: "", errors: ""))
    }
  }

  @Test func `hosts none of which answers are a line each`() async throws {
    let port = try DeafPort()
    let outcome = try await Binary.run(["healthcheck", "--port=\(port.number)", "--host=127.0.0.1,127.0.0.2"])
    #expect(outcome.code == 1)
    #expect(
      outcome.errorLines
        == ["127.0.0.1", "127.0.0.2"].map {
          "Error: http://\($0):\(port.number) is not well: connection refused"
        })
  }

  @Test func `the port comes from the environment, the file, or the ready file`() async throws {
    let folder = try Folder()
    let server = try OneAnswerServer("HTTP/1.1 200 OK\r\n\r\n", times: 3)
    try folder.write("{\"port\": \(server.port)}", to: "sandbox.json")
    try folder.write("http://127.0.0.1:\(server.port)\n", to: "ready.txt")
    for (arguments, environment) in [
      ([], ["SANDBOX_PORT": "\(server.port)"]), (["--config=sandbox.json"], [:]),
      (["--port=0"], ["SANDBOX_READY_FILE": "ready.txt"]),
    ] {
      let outcome = try await Binary.run(["healthcheck"] + arguments, environment: environment, in: folder)
      #expect(outcome == .init(code: 0, output: "", errors: ""))
    }
  }

  @Test(arguments: [
    ("HTTP/1.1 503 Service Unavailable\r\n\r\n", "it answered 'HTTP/1.1 503'"),
    ("HTTP/1.1 2000\r\n\r\n", "it answered 'HTTP/1.1 200'"), ("", "it hung up without an answer"),
    ("HTTP/1.1", "it hung up without an answer"),
  ])
  func `a server that answers anything else is not`(answer: String, reason: String) async throws {
    let server = try OneAnswerServer(answer)
    let outcome = try await Binary.run(["healthcheck", "--port=\(server.port)", "--host=127.0.0.1"])
    #expect(
      outcome
        == .init(
          code: 1, output: "", errors: "Error: http://127.0.0.1:\(server.port) is not well: \(reason)\n"))
  }

  @Test func `nobody there is not well`() async throws {
    let port = try DeafPort()
    let outcome = try await Binary.run(["healthcheck", "--port=\(port.number)", "--host=127.0.0.1"])
    #expect(
      outcome
        == .init(
          code: 1, output: "", errors: "Error: http://127.0.0.1:\(port.number) is not well: connection refused\n"))
  }

  @Test func `a server that never answers is given two seconds`() async throws {
    let server = try OneAnswerServer(nil)
    let outcome = try await Binary.run(["healthcheck", "--port=\(server.port)", "--host=127.0.0.1"])
    #expect(
      outcome
        == .init(
          code: 1, output: "",
          errors: "Error: http://127.0.0.1:\(server.port) is not well: it did not answer in time\n"))
  }

  @Test func `any free port cannot be asked without a ready file`() async throws {
    let folder = try Folder()
    let bare = try await Binary.run(["healthcheck", "--port=0"])
    #expect(bare.code == 1)
    #expect(
      bare.errorLines == ["Error: --port 0 is any free port, and there is no --ready-file to name it"])
    let missing = try await Binary.run(["healthcheck", "--port=0", "--ready-file=ready.txt"], in: folder)
    #expect(missing.code == 1)
    #expect(missing.errorLines == ["Error: the ready file 'ready.txt' is not there or names no server"])
  }

  @Test func `a wrong option is a matter of usage here too`() async throws {
    let outcome = try await Binary.run(["healthcheck", "--port=x"], environment: ["SANDBOX_CLOCK": "not asked about"])
    #expect(outcome == .init(code: 2, output: "", errors: "Error: --port: 'x' is not a port, 0 to 65535\n"))
  }
}
