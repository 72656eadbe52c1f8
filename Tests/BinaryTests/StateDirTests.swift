import Foundation
import Glibc
import Testing

@Suite struct StateDirTests {
  private static func request(_ line: String, _ body: String = "") -> String {
    "\(line) HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: k\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }

  private static let allocate = request(
    "PUT /allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)
  private static let status = request("GET /consignments/EC-000-05B-MMA/status")

  @Test func `a stop on request loses nothing`() async throws {
    let folder = try Folder()
    let arguments = ["--state-dir=\(folder.path("states"))"]
    let first = try await RunningServer(arguments)
    #expect(try first.ask(Self.allocate).hasPrefix("HTTP/1.1 200 "))
    first.process.signal(SIGTERM)
    #expect(await first.process.end() == 0)
    let second = try await RunningServer(arguments)
    #expect(try second.ask(Self.status).contains(#""Status":"Allocated""#))
    #expect(try second.ask(Self.request("POST /_sandbox/reset")).hasPrefix("HTTP/1.1 200 "))
    second.process.signal(SIGTERM)
    #expect(await second.process.end() == 0)
    let third = try await RunningServer(arguments)
    #expect(try third.ask(Self.status).contains(#""Status":"Unallocated""#))
  }

  private static let expect = request(
    "POST /_sandbox/expectations", #"{"name":"twice","match":{"operation":"GetConsignmentStatus"},"exactly":2}"#)
  private static let expectations = request("GET /_sandbox/expectations")

  @Test func `what is expected outlives a stop on request, with what has come`() async throws {
    let folder = try Folder()
    let arguments = ["--state-dir=\(folder.path("states"))"]
    let first = try await RunningServer(arguments)
    #expect(try first.ask(Self.expect).hasPrefix("HTTP/1.1 201 "))
    #expect(try first.ask(Self.status).hasPrefix("HTTP/1.1 200 "))
    first.process.signal(SIGTERM)
    #expect(await first.process.end() == 0)
    let second = try await RunningServer(arguments)
    #expect(try second.ask(Self.expectations).contains(#""name":"twice","verdict":"fails","message":"1 request(s)"#))
    #expect(try second.ask(Self.status).hasPrefix("HTTP/1.1 200 "))
    #expect(try second.ask(Self.expectations).contains(#""name":"twice","verdict":"holds","message":"2 request(s)"#))
  }

  @Test func `what is expected outlives a kill, once it has been written`() async throws {
    let folder = try Folder()
    let arguments = ["--state-dir=\(folder.path("states"))"]
    let first = try await RunningServer(arguments)
    #expect(try first.ask(Self.expect).hasPrefix("HTTP/1.1 201 "))
    #expect(try first.ask(Self.status).hasPrefix("HTTP/1.1 200 "))
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline, !Self.isWritten(folder.path("states"), #""matching":1"#) { usleep(20_000) }
    first.process.signal(SIGKILL)
    #expect(await first.process.end() == -SIGKILL)
    let second = try await RunningServer(arguments)
    #expect(try second.ask(Self.expectations).contains(#""name":"twice","verdict":"fails","message":"1 request(s)"#))
  }

  private static func isWritten(_ folder: String, _ text: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.contains { name in
      let content = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      return name.hasSuffix(".json") && content?.contains(text) == true
    }
  }

  @Test func `two processes share a folder, and no world`() async throws {
    let folder = try Folder()
    let arguments = ["--state-dir=\(folder.path("states"))"]
    let first = try await RunningServer(arguments)
    #expect(try first.ask(Self.status).hasPrefix("HTTP/1.1 200 "))
    let second = try await RunningServer(arguments)
    let refused = try second.ask(Self.status)
    #expect(refused.hasPrefix("HTTP/1.1 503 "))
    #expect(refused.lowercased().contains("\r\nretry-after: 5\r\n"))
    #expect(refused.contains("belongs to another process"))
    let control = try second.ask(Self.request("GET /_sandbox/clock"))
    #expect(control.hasPrefix("HTTP/1.1 503 "))
    #expect(control.contains(#""code":"worldHeldElsewhere""#))
  }

  @Test func `where nothing can be written it does not start`() async throws {
    let folder = try Folder()
    try folder.write("", to: "file")
    let path = folder.path("file/states")
    let outcome = try await Binary.run(["serve", "--port=0", "--state-dir=\(path)"])
    #expect(outcome.code == 2)
    #expect(outcome.errorLines == ["Error: --state-dir: nothing can be written to '\(path)': not a directory"])
  }
}
