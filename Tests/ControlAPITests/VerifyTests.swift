import Dispatch
import Foundation
import HTTPCore
import HTTPTypes
import Journal
import Sandbox
import Synchronization
import Testing

@testable import ControlAPI

@Suite struct VerifyTests {
  private let controller: Controller

  init() throws { controller = try Controller() }

  private var journal: Journal { get throws { try #require(try controller.tenant.journal) } }

  @Test(arguments: [
    (#"{"match":{"operation":"GetConsignment"}}"#, "holds"),
    (#"{"match":{"operation":"GetConsignment"},"exactly":2}"#, "holds"),
    (#"{"match":{"status":404},"exactly":0}"#, "holds"), (#"{"match":{"status":"2xx"},"atMost":1}"#, "fails"),
    (#"{"match":{"header":{"content-type":"application/*"}},"atLeast":2}"#, "holds"),
    (#"{"match":{"body":{"a":[1]}},"exactly":1}"#, "holds"),
    (#"{"match":{"operation":"GetConsignment","body":null},"exactly":2}"#, "holds"),
    (#"{"match":{"query":{"x":"1"}}}"#, "fails"),
    (#"{"inOrder":[{"method":"GET"},{"method":"GET"}]}"#, "holds"), (#"{"atLeast":3}"#, "fails"),
    (#"{"match":{"operation":"GetConsignment","path":"/consignments/{ref}"}}"#, "holds"), (#"{}"#, "holds"),
  ])
  func `what is expected holds or fails`(body: String, verdict: String) throws {
    try journal.append(try RequestsTests.entry(body: #"{"a":[1],"b":2}"#))
    try journal.append(try RequestsTests.entry())
    let answer = try controller.post("requests/verify", body)
    #expect(answer.status == 200, "\(answer.text)")
    #expect(answer.object["verdict"] as? String == verdict)
    let asserted = try controller.post("requests/verify?assert=true", body)
    #expect(asserted.status == (verdict == "holds" ? 200 : 409))
    #expect(asserted.text == answer.text)
  }

  @Test func `a failure tells the nearest misses and what differed`() throws {
    try journal.append(try RequestsTests.entry(status: 404))
    let answer = try controller.post(
      "requests/verify", #"{"match":{"operation":"GetConsignment","status":200,"reference":"EC-1"}}"#)
    #expect(
      answer.text == #"""
        {"verdict":"fails","message":"0 request(s) match, at least 1 wanted.","matched":[],"count":0,"steps":0,"examined":1,"evicted":0,"nearMisses":[{"number":1,"operation":"GetConsignment","method":"GET","path":"/consignments/EC-000-05B-MMA","status":404,"differences":[{"member":"status","wanted":"200","found":"404"},{"member":"reference","wanted":"EC-1","found":null}]}]}
        """#)
  }

  @Test func `an order that is not met tells what came nearest to its next step`() throws {
    try journal.append(try RequestsTests.entry())
    try journal.append(try RequestsTests.entry(.post, "/consignments", status: 400, operation: "CreateConsignment"))
    let answer = try controller.post(
      "requests/verify",
      #"{"inOrder":[{"method":"GET"},{"operation":"CreateConsignment","status":201},{"method":"GET"}]}"#)
    #expect(
      answer.text == #"""
        {"verdict":"fails","message":"2 request(s) match, at least 0 wanted; 1 of 3 steps have come in order.","matched":[1,2],"count":2,"steps":1,"examined":2,"evicted":0,"nearMisses":[{"number":2,"operation":"CreateConsignment","method":"POST","path":"/consignments","status":400,"differences":[{"member":"inOrder[1].status","wanted":"201","found":"400"}]}]}
        """#)
  }

  @Test func `never is not said when requests are gone`() throws {
    let controller = try Controller(journals: JournalBook(limits: JournalLimits(entries: 1)))
    let journal = try #require(try controller.tenant.journal)
    for _ in 0..<2 { journal.append(try RequestsTests.entry()) }
    let answer = try controller.post("requests/verify", #"{"match":{"status":404},"exactly":0}"#)
    #expect(answer.object["verdict"] as? String == "unknown")
    #expect(answer.object["evicted"] as? Int == 1)
    #expect((answer.object["message"] as? String)?.contains("not kept any more") == true)
    #expect(
      try controller.post("requests/verify?assert=true", #"{"match":{"status":404},"exactly":0}"#).status == 409)
  }

  @Test func `what was cleared is not missed`() throws {
    try journal.append(try RequestsTests.entry(status: 404))
    try journal.clear()
    try journal.append(try RequestsTests.entry())
    #expect(try controller.post("requests/verify?assert=true", #"{"match":{"status":404},"exactly":0}"#).status == 200)
    #expect(try controller.post("requests/verify?assert=true", #"{"exactly":1}"#).status == 200)
  }

  @Test(arguments: [
    (#"{"match":{"operation":"GetConsigment"}}"#, "match.operation: there is no such operation"),
    (#"{"match":{"opertion":"x"}}"#, "match.opertion: there is no such member"),
    (#"{"exactly":1,"atMost":2}"#, "atMost: only one of exactly, atLeast and atMost may be given"),
    (#"{"exactly":-1}"#, "exactly: a count is not less than 0"),
    (#"{"waitMs":60001}"#, "waitMs: this is not from 0 to 60000"),
    (#"{"waitMs":-1}"#, "waitMs: this is not from 0 to 60000"),
    (#"{"match":{"status":"9xx"}}"#, #"match.status: this is neither a status such as 404 nor a class such as "4xx""#),
    (#"{"match":{"operation":"*Quote"}}"#, "match.operation: there is no such operation"),
    (#"{"match":{"method":"GTE"}}"#, "match.method: there is no such method"),
    (#"{"inOrder":[{},{"method":"P*X"}]}"#, "inOrder[1].method: there is no such method"),
    (#"{"match":{"path":"consignments/*"}}"#, "match.path: a path begins with '/'"),
    (#"{"match":{"path":""}}"#, "match.path: a path begins with '/'"),
    (#"{"match":{"path":"/consignments?status=x"}}"#, "match.path: a path is looked at without its query"),
    (#"{"match":{"path":"/consignments/{ref"}}"#, "match.path: each '{' needs its '}' behind it"),
    (#"{"match":{"path":"/consignments/}ref{"}}"#, "match.path: each '{' needs its '}' behind it"),
    (#"{"match":{"path":"/labels/£"}}"#, "match.path: a path holds '£' only percent-encoded"),
    (#"{"match":{"fault":"sandbox:laet"}}"#, "match.fault: this is no magic value"),
    (#"{"match":{"header":{"Content Type":"*"}}}"#, "match.header.Content Type: this is no name of a field"),
    (#"{"match":{"header":{"":"*"}}}"#, "match.header.: this is no name of a field"),
    (#"{"inOrder":[]}"#, "inOrder: at least one step is needed"),
    (#"{"atLeast":1,"inOrder":[]}"#, "inOrder: at least one step is needed"),
    (#"{"match":{"header":[]}}"#, "match.header: an object is needed"),
    (#"{"inOrder":[{},{"query":{"a":1}}]}"#, "inOrder[1].query.a: a text is needed"),
  ])
  func `what cannot be expected is refused with its place`(body: String, problem: String) throws {
    let answer = try controller.post("requests/verify", body)
    #expect(answer.status == 400)
    #expect(answer.problems == [problem])
  }

  @Test func `what no request can meet is told with what there is, and what was probably meant`() throws {
    let answer = try controller.post(
      "requests/verify", #"{"match":{"method":"GTE","path":"http://localhost/x","header":{"Content Type":"*"}}}"#)
    let problems = try #require(answer.error["problems"] as? [[String: Any]])
    #expect(problems.map { $0["nearest"] as? String } == ["GET", "/x", "Content-Type"])
    #expect(problems.first?["value"] as? String == #""GTE""#)
    #expect(
      problems.first?["allowed"] as? [String] == [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT",
      ])
  }

  @Test func `it waits, and answers as soon as what was expected comes`() throws {
    let pending = try begin(#"{"match":{"status":201},"waitMs":60000}"#)
    try journal.append(try RequestsTests.entry())
    // Nothing decides it before this comes.
    try journal.append(try RequestsTests.entry(status: 201))
    let reply = pending.made()
    #expect(String(decoding: reply.body, as: UTF8.self).hasPrefix(#"{"verdict":"holds""#))
  }

  @Test func `too many are told at once, without the rest of the wait`() throws {
    let pending = try begin(#"{"atMost":0,"waitMs":60000}"#)
    try journal.append(try RequestsTests.entry())
    #expect(String(decoding: pending.made().body, as: UTF8.self).hasPrefix(#"{"verdict":"fails""#))
  }

  @Test func `what does not come is told when the wait is over`() throws {
    let reply = try begin(#"{"match":{"status":201},"waitMs":20}"#).made()
    #expect(String(decoding: reply.body, as: UTF8.self).hasPrefix(#"{"verdict":"fails""#))
  }

  @Test func `many wait at once without holding a thread each`() throws {
    let pending = try (0..<500).map { _ in try begin(#"{"match":{"status":201},"waitMs":60000}"#) }
    let count = Atomic<Int>(0)
    let group = DispatchGroup()
    for answer in pending {
      guard case .eventually(let start) = answer else {
        Issue.record("it does not wait")
        continue
      }
      group.enter()
      start { _ in
        count.add(1, ordering: .relaxed)
        group.leave()
      }
    }
    try journal.append(try RequestsTests.entry(status: 201))
    group.wait()
    #expect(count.load(ordering: .relaxed) == 500)
  }

  private func begin(_ body: String) throws -> HTTPCore.Answer {
    var head = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/_sandbox/requests/verify")
    head.headerFields[try #require(HTTPField.Name("ocp-apim-subscription-key"))] = controller.key
    return try #require(controller.api.answer(Request(head: head, body: Array(body.utf8))))
  }
}
