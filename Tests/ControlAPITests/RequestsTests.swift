import Contract
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct RequestsTests {
  static let secret = "s3cr3t-K3y"
  static let misspelt = UnreadMember(path: "Wieght", nearest: "Weight")

  private let controller: Controller

  init() throws { controller = try Controller() }

  private func journal(_ controller: Controller? = nil) throws -> Journal {
    try #require(try (controller ?? self.controller).tenant.journal)
  }

  static func entry(
    _ method: HTTPRequest.Method = .get, _ path: String = "/consignments/EC-000-05B-MMA", body: String = "",
    status: Int = 200, answer: [UInt8] = Array("{}".utf8), operation: String? = "GetConsignment", seconds: Int64 = 0,
    changes: [StateChange] = [], faults: [AppliedFault] = [], isUnheard: Bool = false, fields: [(String, String)] = [],
    unread: [UnreadMember] = [], version: ProtocolVersion = .http11
  ) throws -> Entry {
    var head = HTTPRequest(method: method, scheme: "http", authority: "localhost:8080", path: path)
    for (name, value) in [("ocp-apim-subscription-key", secret), ("Content-Type", "application/json")] + fields {
      head.headerFields.append(HTTPField(name: try #require(.init(name)), value: value))
    }
    var response = HTTPResponse(status: .init(code: status))
    response.headerFields[.contentType] = "application/json; charset=utf-8"
    let time = try #require(DateTimeOffset(Controller.start)).adding(seconds: seconds)
    return Entry(
      Request(head: head, body: Array(body.utf8), version: version),
      Reply(
        head: response, body: answer, delivery: isUnheard ? Delivery(.withheld(.close)) : nil), operation: operation,
      parameters: nil, headSize: 0, time: time, worldTime: time, decision: 1_500_000, changes: changes, faults: faults,
      unread: unread)
  }

  private func numbers(_ query: String = "") throws -> [Int] {
    let answer = try controller.get("requests\(query)")
    #expect(answer.status == 200, "\(answer.text)")
    return (answer.object["requests"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? Int }
  }

  @Test func `a request is shown with all that is known of it, and without the key`() throws {
    try journal().append(
      try Self.entry(
        .post, "/consignments?x=a%20b&subscription-key=\(Self.secret)", body: #"{"Wieght":1}"#, status: 201,
        operation: "CreateConsignment",
        changes: [StateChange(consignment: "EC-000-05B-MMB", from: nil, to: .unallocated)],
        faults: [AppliedFault(.magic, "sandbox:late")], fields: [("Authorization", "Bearer \(Self.secret)")],
        unread: [Self.misspelt]))
    let answer = try controller.get("requests")
    #expect(!answer.text.contains(Self.secret))
    #expect(
      answer.text == #"""
        {"requests":[{"number":1,"time":"2019-06-14T09:00:00+00:00","worldTime":"2019-06-14T09:00:00+00:00","keyHash":"\#(try #require(try journal().entries().entries.first?.entry.keyHash))","operation":"CreateConsignment","pathParameters":[],"request":{"method":"POST","protocol":"HTTP/1.1","url":"http://localhost:8080/consignments?x=a%20b&subscription-key=(redacted)","path":"/consignments","query":[{"name":"x","value":"a b"},{"name":"subscription-key","value":"(redacted)"}],"headers":[{"name":"ocp-apim-subscription-key","value":"(redacted)"},{"name":"Content-Type","value":"application/json"},{"name":"Authorization","value":"(redacted)"}],"body":{"size":12,"isCut":false,"text":"{\"Wieght\":1}","base64":null}},"response":{"status":201,"ending":null,"headers":[{"name":"Content-Type","value":"application/json; charset=utf-8"}],"body":{"size":2,"isCut":false,"text":"{}","base64":null}},"durations":{"receiveMicroseconds":null,"decideMicroseconds":1500,"writeMicroseconds":null},"references":["EC-000-05B-MMB"],"changes":[{"consignment":"EC-000-05B-MMB","from":null,"to":"Unallocated"}],"faults":[{"kind":"magic","name":"sandbox:late"}],"hint":null,"unreadMembers":[{"path":"Wieght","nearest":"Weight"}]}],"next":null,"evicted":0}
        """#)
  }

  @Test func `a brief entry has no heads and no bodies, but their sizes, and names nothing unread`() throws {
    try journal().append(
      try Self.entry(
        .post, "/consignments", body: #"{"Wieght":1}"#, operation: "CreateConsignment", unread: [Self.misspelt]))
    let entry = try #require((try controller.get("requests?brief=true").object["requests"] as? [[String: Any]])?.first)
    let (request, response) = (entry["request"] as? [String: Any], entry["response"] as? [String: Any])
    #expect((request?["headers"] as? [Any])?.isEmpty == true && (response?["headers"] as? [Any])?.isEmpty == true)
    let body = try #require(request?["body"] as? [String: Any])
    #expect(body["size"] as? Int == 12 && body["isCut"] as? Bool == true && body["text"] as? String == "")
    #expect((entry["unreadMembers"] as? [Any])?.isEmpty == true)
    #expect(entry["operation"] as? String == "CreateConsignment")
  }

  @Test(arguments: [
    ("", [1, 2, 3, 4]), ("?operation=getconsignment", [1, 4]), ("?operation=*Consignment", [1, 2, 4]),
    ("?method=POST", [2]), ("?path=/labels/*", [3]), ("?path=/consignments/%7Bref%7D", [1, 4]), ("?status=404", [3]),
    ("?status=2xx", [1, 2, 4]), ("?reference=ec-000-05b-mma", [1, 4]), ("?fault=*", [4]),
    ("?fault=sandbox:la*", []), ("?fault=sandbox:late:2", []), ("?fault=mine", []),
    ("?since=2019-06-14T09:00:02Z", [3, 4]), ("?until=2019-06-14T09:00:01Z", [1]), ("?after=2", [3, 4]),
    ("?method=GET&status=404", [3]), ("?limit=2", [1, 2]), ("?after=99", []), ("?before=3", [1, 2]),
    ("?after=1&before=4", [2, 3]), ("?last=2", [3, 4]), ("?last=1&before=4", [3]), ("?last=1&method=POST", [2]),
    ("?last=9&after=2", [3, 4]), ("?before=1", []), ("?after=9223372036854775807", []),
  ])
  func `a filter finds what it says`(query: String, expected: [Int]) throws {
    let journal = try journal()
    journal.append(try Self.entry())
    journal.append(try Self.entry(.post, "/consignments", operation: "CreateConsignment", seconds: 1))
    journal.append(try Self.entry(.get, "/labels/x", status: 404, operation: "GetLabels", seconds: 2))
    journal.append(try Self.entry(seconds: 3, faults: [AppliedFault(.rule, "1")]))
    #expect(try numbers(query) == expected)
  }

  @Test(arguments: [
    "?before=0", "?before=x", "?last=0", "?last=1001", "?brief=maybe", "?status=abc", "?status=999", "?limit=0",
    "?limit=1001", "?limit=x", "?after=-1", "?since=yesterday", "?until=",
    "?format=pdf", "?colour=red", "?operation=GetConsigment", "?operation=Frob*", "?method=GTE", "?method=BREW",
    "?path=consignments", "?path=/x%3Fy", "?path=/%7Bref",
  ])
  func `a value that is none is refused with its name`(query: String) throws {
    let answer = try controller.get("requests\(query)")
    #expect(answer.status == 400)
    #expect(["parameterNotAllowed", "unknownParameter"].contains(answer.code))
  }

  @Test(arguments: [
    (
      "requests?operation=GetConsigment",
      "'GetConsigment' is no value of the parameter 'operation': there is no such operation (did you mean 'GetConsignment'?)."
    ),
    (
      "events?method=BREW", "'BREW' is no value of the parameter 'method': there is no such method."
    ),
    (
      "requests?fault=sandbox:laet",
      "'sandbox:laet' is no value of the parameter 'fault': this is no magic value (did you mean 'sandbox:late'?)."
    ),
    (
      "requests?method=POTS",
      "'POTS' is no value of the parameter 'method': there is no such method (did you mean 'POST'?)."
    ),
  ])
  func `what no request can be is told with the nearest`(path: String, message: String) throws {
    #expect(try controller.get(path).error["message"] as? String == message)
    #expect(try controller.get("requests?operation=Webhook").status == 200)
  }

  @Test func `pages follow one another`() throws {
    for _ in 0..<5 { try journal().append(try Self.entry()) }
    var after = 0
    var seen: [Int] = []
    for _ in 0..<10 {
      let page = try controller.get("requests?limit=2&after=\(after)").object
      seen += (page["requests"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? Int }
      guard let next = page["next"] as? Int else { break }
      after = next
    }
    #expect(seen == [1, 2, 3, 4, 5])
  }

  @Test func `lines of JSON, one a request`() throws {
    for _ in 0..<2 { try journal().append(try Self.entry()) }
    let answer = try controller.send(.get, "requests", accept: "application/x-ndjson")
    let lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3 && lines.last == "")
    for (place, line) in lines.dropLast().enumerated() {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["number"] as? Int == place + 1)
    }
    #expect(!answer.text.contains(Self.secret))
  }

  @Test func `an HTTP archive has every member that version 1_2 asks for, and no key`() throws {
    try journal().append(
      try Self.entry(
        .post, "/consignments?subscription-key=\(Self.secret)", body: "{}", answer: [0xFF, 0xFE],
        fields: [("Authorization", "Basic \(Self.secret)")]))
    try journal().append(try Self.entry())
    let answer = try controller.get("requests?format=har")
    #expect(!answer.text.contains(Self.secret))
    let log = try #require(answer.object["log"] as? [String: Any])
    #expect(log["version"] as? String == "1.2")
    #expect((log["creator"] as? [String: Any])?["name"] as? String == "sortedpro-sandbox")
    let entries = try #require(log["entries"] as? [[String: Any]])
    #expect(entries.count == 2)
    for entry in entries {
      #expect(Set(entry.keys).isSuperset(of: ["startedDateTime", "time", "request", "response", "cache", "timings"]))
      let request = try #require(entry["request"] as? [String: Any])
      #expect(
        Set(request.keys).isSuperset(of: [
          "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize",
        ]))
      let response = try #require(entry["response"] as? [String: Any])
      #expect(
        Set(response.keys).isSuperset(of: [
          "status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize",
          "bodySize",
        ]))
      let timings = try #require(entry["timings"] as? [String: Double])
      #expect(timings == ["send": 0, "wait": 1.5, "receive": 0])
      #expect(entry["time"] as? Double == 1.5)
    }
    let response = entries[0]["response"] as? [String: Any]
    let content = try #require(response?["content"] as? [String: Any])
    #expect(content["encoding"] as? String == "base64")
    #expect(content["text"] as? String == "//4=")
    #expect((entries[0]["request"] as? [String: Any])?["postData"] != nil)
    #expect((entries[1]["request"] as? [String: Any])?["postData"] == nil)
  }

  @Test(arguments: [
    (ProtocolVersion.http10, "HTTP/1.0", "HTTP/1.1"), (.http11, "HTTP/1.1", "HTTP/1.1"), (.http2, "HTTP/2", "HTTP/2"),
  ])
  func `an entry and its archive name the version of HTTP`(
    version: ProtocolVersion, asked: String, answered: String
  ) throws {
    try journal().append(try Self.entry(version: version))
    let requests = try controller.get("requests").object["requests"] as? [[String: Any]]
    #expect((requests?.first?["request"] as? [String: Any])?["protocol"] as? String == asked)
    let log = try controller.get("requests?format=har").object["log"] as? [String: Any]
    let entry = try #require((log?["entries"] as? [[String: Any]])?.first)
    #expect((entry["request"] as? [String: Any])?["httpVersion"] as? String == asked)
    #expect((entry["response"] as? [String: Any])?["httpVersion"] as? String == answered)
  }

  @Test func `an answer that was withheld has no status, in lines, pages, archive and filters`() throws {
    try journal().append(try Self.entry(faults: [AppliedFault(.header, "commit=lost")], isUnheard: true))
    try journal().append(try Self.entry())
    let withheld = #""response":{"status":null,"ending":"close","headers":[],"body":{"size":0,"isCut":false,"text":"","#
    #expect(try controller.get("requests").text.contains(withheld))
    #expect(try controller.send(.get, "requests", accept: "application/x-ndjson").text.contains(withheld))
    #expect(try numbers("?status=200") == [2])
    #expect(try numbers("?status=2xx") == [2])
    #expect(try numbers("?fault=*") == [1])
    let log = try #require(try controller.get("requests?format=har").object["log"] as? [String: Any])
    let response = try #require((log["entries"] as? [[String: Any]])?.first?["response"] as? [String: Any])
    #expect(response["status"] as? Int == 0)
    #expect(response["comment"] as? String == "answer withheld: close")
    #expect((response["headers"] as? [Any])?.isEmpty == true)
  }

  @Test func `how long request and answer were under way is told once it is known`() throws {
    var request = Request(head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/x"))
    request.reception = 2_000_000
    let time = try #require(DateTimeOffset(Controller.start))
    let entry = Entry(
      request, Reply(head: HTTPResponse(status: .ok)), operation: nil, parameters: nil, headSize: 0, time: time,
      worldTime: time, decision: 1_500_000, ready: Moment.steadyNanoseconds - 3_000_000)
    try journal().append(entry)
    func durations() throws -> [String: Any]? {
      let requests = try controller.get("requests").object["requests"] as? [[String: Any]]
      return requests?.first?["durations"] as? [String: Any]
    }
    #expect(try durations()?["receiveMicroseconds"] as? Int == 2000)
    #expect(try durations()?["writeMicroseconds"] is NSNull)
    entry.answerIsOut()
    #expect(try (durations()?["writeMicroseconds"] as? Int ?? 0) >= 3000)
    let log = try controller.get("requests?format=har").object["log"] as? [String: Any]
    let timings = (log?["entries"] as? [[String: Any]])?.first?["timings"] as? [String: Double]
    #expect(timings?["send"] == 2)
    #expect((timings?["receive"] ?? 0) >= 3)
  }

  @Test func `a body that was cut within a character is shown up to it`() throws {
    let long = String(repeating: "x", count: JournalLimits.body - 1) + "£"
    try journal().append(try Self.entry(.post, "/consignments", body: long))
    let requests = try controller.get("requests").object["requests"] as? [[String: Any]]
    let body = try #require((requests?.first?["request"] as? [String: Any])?["body"] as? [String: Any])
    #expect(body["isCut"] as? Bool == true)
    #expect(body["size"] as? Int == JournalLimits.body + 1)
    #expect((body["text"] as? String)?.count == JournalLimits.body - 1)
  }

  @Test func `cleared, the caller's requests are gone and others' stay`() throws {
    let other = controller.with(key: "b")
    try journal().append(try Self.entry())
    try journal(other).append(try Self.entry())
    #expect(try controller.delete("requests").text == #"{"cleared":1}"#)
    #expect(try numbers().isEmpty)
    #expect(try (other.get("requests").object["requests"] as? [Any])?.count == 1)
    try journal().append(try Self.entry())
    #expect(try numbers() == [2])
  }

  @Test func `without a journal it is said so`() throws {
    let controller = try Controller(journals: nil)
    for answer in [
      try controller.get("requests"), try controller.delete("requests"), try controller.get("findings"),
      try controller.post("requests/verify", "{}"),
    ] {
      #expect(answer.status == 409)
      #expect(answer.code == "journalOff")
    }
  }
}
