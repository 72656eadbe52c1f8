import Foundation
import Journal
import Testing

@testable import sortedpro_sandbox

@Suite struct ReplayTests {
  private static let clock = ["--clock", "2019-06-14T09:00:00Z"]

  private static func request(
    _ method: String, _ target: String, body: String = "", accept: String = "*/*", fields: String = ""
  ) -> String {
    "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nocp-apim-subscription-key: s3cr3t-K3y\r\nAccept: \(accept)\r\n"
      + "\(fields)Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
  }

  private static func bodyOf(_ answer: String) -> String {
    answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
  }

  /// A server that has been asked a few things, and its journal in both forms.
  private static func recording(in folder: Folder) async throws -> (archive: String, lines: String) {
    let server = try await RunningServer(clock)
    for (method, target, body) in [
      ("PUT", "/allocation/allocate", #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#),
      ("GET", "/consignments/EC-000-05B-MMA/status", ""), ("GET", "/labels/EC-000-05B-MMA/zpl", ""),
      ("GET", "/nowhere", ""), ("PUT", "/consignments/EC-000-05B-MMA/deallocate", ""),
    ] { _ = try server.ask(request(method, target, body: body)) }
    let archive = bodyOf(try server.ask(request("GET", "/_sandbox/requests?format=har")))
    let lines = bodyOf(try server.ask(request("GET", "/_sandbox/requests", accept: "application/x-ndjson")))
    for text in [archive, lines] { #expect(!text.contains("s3cr3t")) }
    return (try folder.write(archive, to: "journal.har"), try folder.write(lines, to: "journal.ndjson"))
  }

  @Test func `a journal that is sent to a second server of the same kind names no difference`() async throws {
    let folder = try Folder()
    let (archive, lines) = try await Self.recording(in: folder)
    for file in [archive, lines] {
      let server = try await RunningServer(Self.clock)
      let outcome = try await Binary.run(["replay", file, "--against", "http://127.0.0.1:\(server.port)", "--exact"])
      #expect(outcome == .init(code: 0, output: "5 request(s) sent again, no difference\n", errors: ""))
    }
  }

  @Test func `within TLS it is sent to who proves its name, by the authorities that are named`() async throws {
    let folder = try Folder()
    let (archive, _) = try await Self.recording(in: folder)
    let authority = folder.path("authority")
    let server = try await RunningServer(Self.clock + ["--tls", "--tls-port=0", "--tls-dir=\(authority)"])
    let port = try #require(server.startLine.firstMatch(of: #/https:\/\/127\.0\.0\.1:(\d+) /#)).1
    let trusted = try folder.write(try await Binary.run(["trust", "--tls-dir=\(authority)"]).output, to: "ca.pem")
    let stranger = try await Binary.run(["replay", archive, "--against", "https://localhost:\(port)"])
    #expect(stranger.code == 1)
    #expect(stranger.errors.contains("the server's certificate is not trusted: "), "\(stranger.errors)")
    let other = try await Binary.run(
      ["replay", archive, "--against", "https://localhost.localdomain:\(port)", "--ca", trusted])
    #expect(other.code == 1)
    for host in ["localhost", "127.0.0.1"] {
      let outcome = try await Binary.run(["replay", archive, "--against", "https://\(host):\(port)", "--ca", trusted])
      #expect(outcome.code == 0, "\(outcome)")
      #expect(outcome.output == "5 request(s) sent again, no difference\n")
      _ = try server.ask(Self.request("POST", "/_sandbox/reset?all=true"))
    }
    let clear = try await Binary.run(["replay", archive, "--against", "http://127.0.0.1:1", "--ca", trusted])
    #expect(clear == .init(code: 2, output: "", errors: "Error: --ca is for a server that is called by https\n"))
    let none = try await Binary.run(["replay", archive, "--against", "https://localhost:\(port)", "--ca", archive])
    #expect(none.code == 2)
    #expect(none.errors.contains("holds no certificate in PEM form"))
  }

  @Test func `answers that never came, or not whole, are held against how it is now`() async throws {
    let folder = try Folder()
    let body = #"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#
    func recorded() async throws -> [String] {
      let server = try await RunningServer(Self.clock)
      for fault in ["commit=before", "connection=reset", "body=cut;after-bytes=40", "commit=lost", "connection=hang"] {
        let caller = try server.connect()
        caller.send(Self.request("PUT", "/allocation/allocate", body: body, fields: "Sandbox-Fault: \(fault)\r\n"))
        if fault != "connection=hang" { _ = caller.readToEnd() }
      }
      _ = try server.ask(Self.request("GET", "/consignments/EC-000-05B-MMA/status"))
      let archive = Self.bodyOf(try server.ask(Self.request("GET", "/_sandbox/requests?format=har")))
      let lines = Self.bodyOf(
        try server.ask(Self.request("GET", "/_sandbox/requests", accept: "application/x-ndjson")))
      return [try folder.write(archive, to: "journal.har"), try folder.write(lines, to: "journal.ndjson")]
    }
    for file in try await recorded() {
      let server = try await RunningServer(Self.clock)
      let outcome = try await Binary.run(["replay", file, "--against", "http://127.0.0.1:\(server.port)", "--exact"])
      #expect(outcome == .init(code: 0, output: "6 request(s) sent again, no difference\n", errors: ""))
    }
  }

  @Test func `an answer that comes where none came, and none where one came, are differences`() async throws {
    let folder = try Folder()
    func line(_ answer: String) -> String {
      #"{"number":1,"request":{"method":"GET","url":"http://a/x","headers":[],"body":{"text":""}},"response":\#(answer)}"#
    }
    let withheld = line(#"{"status":null,"ending":"close","headers":[],"body":{"size":0,"isCut":false,"text":""}}"#)
    let whole = line(#"{"status":200,"ending":null,"headers":[],"body":{"size":1,"isCut":false,"text":"1"}}"#)
    let kept = line(#"{"status":200,"ending":null,"headers":[],"body":{"size":9,"isCut":true,"text":"1"}}"#)
    let cut = line(#"{"status":200,"ending":"cut","headers":[],"body":{"size":1,"isCut":false,"text":"1"}}"#)
    let full = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n12"
    let short = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n12"
    for (recorded, answer, code, expected) in [
      (withheld, full, 1, "#1 GET /x: no answer became 200\n1 request(s) sent again, 1 answered differently\n"),
      (withheld, "", 0, "1 request(s) sent again, no difference\n"),
      (
        whole, "", 1,
        "#1 GET /x: status 200 became no answer: it hung up without an answer\n1 request(s) sent again, 1 answered differently\n"
      ),
      (
        whole, short, 1,
        "#1 GET /x: a whole answer became one cut after 2 bytes\n1 request(s) sent again, 1 answered differently\n"
      ),
      (
        cut, full, 1,
        "#1 GET /x: an answer cut after 1 bytes became a whole one\n1 request(s) sent again, 1 answered differently\n"
      ),
      (cut, short, 0, "1 request(s) sent again, no difference; 1 compared by status alone\n"),
      (kept, full, 0, "1 request(s) sent again, no difference; 1 compared by status alone\n"),
    ] as [(String, String, Int32, String)] {
      let server = try OneAnswerServer(answer)
      let file = try folder.write(recorded + "\n", to: "x")
      let outcome = try await Binary.run(["replay", file, "--against", "http://127.0.0.1:\(server.port)"])
      #expect(outcome == .init(code: code, output: expected, errors: ""))
    }
  }

  @Test(arguments: [
    ("", "holds no request"), ("\n\n", "holds no request"), (#"{"log":{"entries":[]}}"#, "holds no request"),
    (
      #"{"number":1,"request":{"method":"GET","url":"http://a/x","headers":[],"body":{"isCut":true,"text":""}},"#
        + #""response":{"status":200,"body":{"text":""}}}"#,
      "holds no request whose body was kept whole"
    ),
  ])
  func `a file without a request to send proves nothing`(text: String, reason: String) async throws {
    let folder = try Folder()
    let file = try folder.write(text, to: "x")
    let outcome = try await Binary.run(["replay", file, "--against", "http://127.0.0.1:1"])
    #expect(outcome == .init(code: 2, output: "", errors: "Error: '\(file)' \(reason); nothing was sent\n"))
  }

  @Test func `another answer is named by the member's path`() async throws {
    let folder = try Folder()
    let (archive, _) = try await Self.recording(in: folder)
    let server = try await RunningServer(["--clock", "2019-06-20T09:00:00Z"])
    let outcome = try await Binary.run(["replay", archive, "--against", "http://127.0.0.1:\(server.port)"])
    #expect(outcome.code == 1)
    #expect(outcome.output.hasSuffix("answered differently\n"))
    #expect(outcome.output.contains("#1 PUT /allocation/allocate: "))
  }

  @Test func `what is no journal, and a server that is not there`() async throws {
    let folder = try Folder()
    let file = try folder.write("{\"a\":1}\n", to: "x")
    let bad = try await Binary.run(["replay", file, "--against", "http://127.0.0.1:1"])
    #expect(bad == .init(code: 2, output: "", errors: "Error: line 1 is no request with its answer\n"))
    let port = try DeafPort()
    let (archive, _) = try await Self.recording(in: folder)
    let deaf = try await Binary.run(["replay", archive, "--against", "http://127.0.0.1:\(port.number)"])
    #expect(deaf.code == 1)
    #expect(deaf.errors.hasSuffix("cannot be asked: connection refused\n"))
  }

  @Test func `references that a server makes up are asked for by their new names`() throws {
    var comparison = AnswerComparison(isExact: false)
    let exchange = try #require(
      try Self.exchange(answer: #"{"Href":"http://a/consignments/EC-000-05B-MMA","T":"2019-06-14T09:00:00+00:00"}"#))
    let answer = HTTPClient.Answer(
      status: 200, fields: [],
      body: Array(#"{"Href":"http://b/consignments/EC-111-05B-MMA","T":"2020-01-01T00:00:00+00:00"}"#.utf8))
    #expect(comparison.differences(exchange, answer, origin: "http://b") == [])
    #expect(comparison.renamed("/x/EC-000-05B-MMA") == "/x/EC-111-05B-MMA")
    var exact = AnswerComparison(isExact: true)
    #expect(exact.differences(exchange, answer, origin: "http://b").count == 2)
  }

  @Test(arguments: [
    (#"{"a":1}"#, #"{"a":2}"#, ["a: 1 became 2"]), (#"{"a":[1,2]}"#, #"{"a":[1]}"#, ["a: 2 elements became 1"]),
    (#"{"a":{"b":"x"}}"#, #"{"a":{"b":"y"}}"#, [#"a.b: "x" became "y""#]),
    (#"{"a":1}"#, #"{"b":1}"#, ["a is missing", "b is new"]),
    (#"[{"CorrelationId":"1"}]"#, #"[{"CorrelationId":"2"}]"#, []), (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, []),
    ("text", "other", ["the body differs"]), (#"{"a":null}"#, #"{"a":1}"#, ["a: null became 1"]),
  ])
  func `differences are named one by one`(old: String, new: String, expected: [String]) throws {
    var comparison = AnswerComparison(isExact: false)
    let exchange = try #require(try Self.exchange(answer: old))
    let answer = HTTPClient.Answer(status: 200, fields: [], body: Array(new.utf8))
    #expect(comparison.differences(exchange, answer, origin: "http://a") == expected)
  }

  @Test(arguments: [("GetStatus", 1), (Entry.webhook, 0)])
  func `what the sandbox itself has sent is not sent again, whatever the file's form`(name: String, count: Int) throws {
    let exchange =
      #""request":{"method":"POST","url":"http://a/hooks","headers":[],"body":{"text":""}},"response":{"status":204,"#
      + #""content":{},"body":{"text":""}}"#
    let line = #"{"number":1,"operation":"\#(name)",\#(exchange)}"#
    #expect(try RecordedExchange.all(in: Array(line.utf8)).count == count)
    let archive = #"{"log":{"entries":[{"comment":"1 \#(name)",\#(exchange)}]}}"#
    #expect(try RecordedExchange.all(in: Array(archive.utf8)).count == count)
  }

  private static func exchange(answer: String) throws -> RecordedExchange? {
    let text = try #require(String(data: JSONEncoder().encode(answer), encoding: .utf8))
    let line =
      #"{"number":1,"request":{"method":"GET","url":"http://a/x","headers":[],"body":{"text":""}},"response":{"status":200,"body":{"text":\#(text)}}}"#
    return try RecordedExchange.all(in: Array(line.utf8)).first
  }
}
