import Foundation
import Glibc
import Hosting
import Logging
import Synchronization
import Testing

@testable import sortedpro_sandbox

@Suite struct AccessLogTests {
  private static func request(_ line: String, _ fields: String = "", host: String = "localhost") -> String {
    "\(line) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\(fields)\r\n"
  }

  /// What the server said on standard error until its end.
  private func lines(_ arguments: [String], _ requests: [String]) async throws -> [String] {
    let server = try await RunningServer(arguments)
    for request in requests { _ = try server.ask(request) }
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
    return server.process.errors.split(separator: "\n").map(String.init)
  }

  private static let requests = [
    request("GET /consignments/EC-000-05B-MMA/status", "ocp-apim-subscription-key: s3cret\r\n"),
    request("GET /consignments/EC-000-000-000/status?subscription%2Dkey=s3cret"),
    request("GET /nowhere?subscription-key=s3cret"),
    request("GET /labels/EC-000-05B-MMA"),
    request("GET /_sandbox/health"),
    request("GET /%0D%0Ainjected/%1B%5B31m"),
    "GET / HTTP/1.1\r\n\r\n",
  ]

  @Test func `each request is a line with what was asked and answered, and without its key`() async throws {
    let lines = try await lines([], Self.requests)
    let time = #"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00 info request "#
    let end = #" ms=\d+\.\d{3}"#
    let hint = #" hint="no operation is like it: [^"]+""#
    let id = #" requestId=[0-9a-f-]{36}"#
    // The fingerprint of the key, which tells worlds apart and no keys.
    let world = SHA256Text.short("s3cret")
    let expected = [
      #"method=GET path=/consignments/EC-000-05B-MMA/status status=200 operation=(\S+|"[^"]+") world="#
        + world + end + id,
      #"method=GET path=/consignments/EC-000-000-000/status status=404 operation=(\S+|"[^"]+") world="# + world + end
        + #" error=ConsignmentNotFoundException"# + id,
      #"method=GET path=/nowhere status=404 world="# + world + end + hint + id,
      #"method=GET path=/labels/EC-000-05B-MMA status=401 operation=(\S+|"[^"]+")"# + end + id,
      #"method=GET path=/_sandbox/health status=200 operation=sandbox\.GetHealth"# + end + id,
      #"method=GET path=/%0D%0Ainjected/%1B%5B31m status=404"# + end + hint + id,
      #"status=400"# + end + #" error=BadRequestException"# + id,
    ]
    #expect(lines.count == expected.count, "\(lines)")
    for (line, pattern) in zip(lines, expected) {
      let regex = try Regex(time + pattern)
      #expect(line.wholeMatch(of: regex) != nil, "\(line) is not \(pattern)")
    }
    #expect(!lines.contains { $0.contains("s3cret") })
  }

  @Test func `in JSON it is an object a line`() async throws {
    let lines = try await lines(["--log-format=json"], Self.requests)
    let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
    #expect(objects.map { $0["status"] as? Int } == [200, 404, 404, 401, 200, 404, 400])
    #expect(objects.allSatisfy { $0["message"] as? String == "request" && $0["ms"] is Double })
    #expect(objects[1]["error"] as? String == "ConsignmentNotFoundException")
    #expect(objects[0]["world"] as? String == SHA256Text.short("s3cret"))
  }

  @Test(arguments: [("text", " status=- "), ("json", #""status":null,"#)])
  func `an answer that was withheld has no status`(format: String, expected: String) async throws {
    let lines = try await lines(
      ["--log-format=\(format)"],
      [Self.request("GET /nothing", "ocp-apim-subscription-key: a\r\nSandbox-Fault: connection=reset\r\n")]
        + ["connection=close", "commit=lost"].map { fault in
          Self.request(
            "GET /consignments/EC-000-05B-MMA/status",
            "ocp-apim-subscription-key: a\r\nSandbox-Fault: \(fault), error=OrderNotFoundException\r\n")
        })
    #expect(lines.count == 3, "\(lines)")
    // Of a path that nobody has a fault withholds nothing.
    #expect(lines.first?.contains("404") == true)
    for line in lines.dropFirst() {
      #expect(line.contains(expected) && !line.contains("error"), "\(line)")
    }
  }

  @Test func `a world that has a name is called by it`() async throws {
    let lines = try await lines(["--api-keys=team=s3cret,other"], [Self.requests[0]])
    #expect(lines.first?.contains(" world=team ") == true)
  }

  @Test func `at debug the reason of an error stands there too`() async throws {
    let lines = try await lines(["--log-level=debug"], [Self.requests[1]])
    #expect(lines.contains { $0.contains(#" reason="Consignment EC-000-000-000 not found""#) }, "\(lines)")
  }

  @Test(arguments: ["/s3cret/labels", "/consignments/s3cret/status"])
  func `a key that stands in the path is in no line`(path: String) async throws {
    let lines = try await lines(
      ["--log-level=debug"], [Self.request("GET \(path)", "ocp-apim-subscription-key: s3cret\r\n")])
    #expect(lines.contains { $0.contains("(redacted)") && $0.contains("status=404") }, "\(lines)")
    #expect(!lines.contains { $0.contains("s3cret") })
  }

  @Test(arguments: [["--access-log=off"], ["--log-level=warning"]])
  func `it can be done without`(arguments: [String]) async throws {
    #expect(try await lines(arguments, Self.requests) == [])
  }

  @Test(arguments: ["text", "json"])
  func `a log that nobody reads holds up no request`(format: String) async throws {
    let server = try await RunningServer(["--log-level=debug", "--log-format=\(format)"])
    let caller = try server.connect()
    let request = "GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for _ in 0..<3000 {
      caller.send(request)
      #expect(caller.read(to: "}").hasPrefix("HTTP/1.1 404 "))
    }
    server.process.signal(SIGTERM)
    #expect(await server.process.end() == 0)
  }
}

/// The log's word for a key's world.
enum SHA256Text {
  static func short(_ key: String) -> String {
    AccessNames.unknown.world(ofKey: key, target: nil) ?? ""
  }
}

@Suite struct LogQueueTests {
  private static let event = LogEntry.event(time: 0, .info, message: "happened", [:])

  /// A pipe, and how all that comes out of it is read.
  private struct Drain {
    let writing: Int32
    private let reading: Int32

    init() throws {
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      (reading, writing) = (ends[0], ends[1])
    }

    /// Ends the writing, and gives all lines.
    func read() -> [String] {
      close(writing)
      return Self.lines(of: reading)
    }

    /// Reads beside whoever writes, on a thread of its own.
    func reader() -> Reader {
      let reader = Reader()
      Thread.detachNewThread { [reading] in reader.put(Self.lines(of: reading)) }
      return reader
    }

    /// Every line until the writer has closed its end; closes this one.
    private static func lines(of reading: Int32) -> [String] {
      defer { close(reading) }
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = Glibc.read(reading, &buffer, buffer.count)
        guard count > 0 else { return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init) }
        bytes += buffer[..<count]
      }
    }
  }

  private final class Reader: Sendable {
    private let read = Mutex<[String]>([])
    private let isDone = DispatchSemaphore(value: 0)

    func put(_ lines: [String]) {
      read.withLock { $0 = lines }
      isDone.signal()
    }

    /// All lines, once the writer has closed its end.
    func lines() -> [String] {
      isDone.wait()
      return read.withLock { $0 }
    }
  }

  @Test func `before the start each line is written at once`() throws {
    let drain = try Drain()
    let queue = LogQueue(output: Output(drain.writing), level: .info, format: .text)
    queue.append(Self.event)
    #expect(drain.read() == ["1970-01-01T00:00:00+00:00 info happened"])
  }

  @Test func `lines that their reader is too slow for are lost and counted, and no others`() throws {
    let drain = try Drain()
    let queue = LogQueue(output: Output(drain.writing), level: .info, format: .text)
    queue.start(names: .unknown)
    let count = 100_000
    // Nobody reads: the pipe is full at once, then the queue.
    for _ in 0..<count { queue.append(Self.event) }
    let reader = drain.reader()
    queue.flush(within: .seconds(600))
    close(drain.writing)
    let lines = reader.lines()
    let written = lines.count { $0.hasSuffix(" info happened") }
    let lost = lines.compactMap { $0.firstMatch(of: #/ log lines lost, their reader is too slow count=(\d+)/#)?.1 }
      .compactMap { Int($0) }.reduce(0, +)
    #expect(written < count)
    #expect(written + lost == count)
  }

  @Test func `of one warning there is a line a second, which tells how many were held back`() throws {
    let drain = try Drain()
    let queue = LogQueue(output: Output(drain.writing), level: .info, format: .text)
    let second = LineWriter.ticksPerSecond
    for tenth in 0...20 as ClosedRange<Int64> {
      queue.append(.event(time: tenth * second / 10, .warning, message: "short", [:]))
      queue.append(.event(time: tenth * second / 10, .error, message: "broken", [:]))
    }
    queue.append(.event(time: 2 * second, .warning, message: "other", [:]))
    let lines = drain.read()
    #expect(
      lines.filter { !$0.contains("broken") } == [
        "1970-01-01T00:00:00+00:00 warning short",
        "1970-01-01T00:00:01+00:00 warning short heldBack=9",
        "1970-01-01T00:00:02+00:00 warning short heldBack=9",
        "1970-01-01T00:00:02+00:00 warning other",
      ])
    #expect(lines.count { $0.contains("broken") } == 21)
  }
}
