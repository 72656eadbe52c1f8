import Foundation
import Journal
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct ExpectationTests {
  private let controller: Controller

  init() throws { controller = try Controller() }

  private var journal: Journal { get throws { try #require(try controller.tenant.journal) } }

  private func kinds() throws -> [String?] {
    (try controller.get("findings").object["findings"] as? [[String: Any]] ?? []).map { $0["kind"] as? String }
  }

  @Test func `an expectation stays, and is judged whenever it is looked at`() throws {
    let stated = try controller.post(
      "expectations", #"{"name":"one label","match":{"operation":"GetConsignment","status":200},"exactly":1}"#)
    #expect(stated.status == 201)
    #expect(stated.text == #"{"id":1,"name":"one label"}"#)
    try journal.append(try RequestsTests.entry(status: 404))
    #expect(
      try controller.get("expectations").text == #"""
        {"expectations":[{"id":1,"name":"one label","verdict":"fails","message":"0 request(s) match, exactly 1 wanted.","matched":[],"count":0,"nearMisses":[{"number":1,"operation":"GetConsignment","method":"GET","path":"/consignments/EC-000-05B-MMA","status":404,"differences":[{"member":"status","wanted":"200","found":"404"}]}]}]}
        """#)
    try journal.append(try RequestsTests.entry())
    #expect(
      try controller.get("expectations").text == #"""
        {"expectations":[{"id":1,"name":"one label","verdict":"holds","message":"1 request(s) match, exactly 1 wanted.","matched":[2],"count":1,"nearMisses":[]}]}
        """#)
  }

  @Test func `what is not met is the gravest finding, and every expectation stands beside the findings`() throws {
    _ = try controller.post("expectations", #"{"name":"met","atMost":3}"#)
    _ = try controller.post("expectations", #"{"match":{"operation":"CreateConsignment"}}"#)
    try journal.append(try RequestsTests.entry(operation: "GetCollectionCalendar"))
    #expect(
      try controller.get("findings").text == #"""
        {"findings":[{"kind":"expectationUnmet","severity":"error","subject":"at least 1: operation CreateConsignment","message":"'at least 1: operation CreateConsignment' is not met: 0 request(s) match, at least 1 wanted.","advice":"GET /_sandbox/expectations names the requests that came nearest, and what differed.","requests":[1]},{"kind":"operationAssumed","severity":"notice","subject":"GetCollectionCalendar","message":"No document shows what GetCollectionCalendar answers.","advice":"Try it against the vendor's own sandbox: no document shows its answers.","requests":[1]}],"expectations":[{"id":1,"name":"met","verdict":"holds","message":"1 request(s) match, at most 3 wanted."},{"id":2,"name":"at least 1: operation CreateConsignment","verdict":"fails","message":"0 request(s) match, at least 1 wanted."}],"examined":1,"evicted":0}
        """#)
  }

  @Test(arguments: [
    (#"{}"#, "at least 1: any request"),
    (#"{"match":{"method":"GET","path":"/x","status":"4xx"}}"#, "at least 1: method GET, path /x, status 4xx"),
    (#"{"exactly":2,"match":{"header":{"a":"b"},"body":{}}}"#, "exactly 2: header a b, a body"),
    (
      #"{"inOrder":[{"method":"POST"},{"operation":"GetConsignment"}]}"#,
      "in order: method POST, then operation GetConsignment"
    ),
  ])
  func `without a name it is called what is wanted`(body: String, name: String) throws {
    #expect(try controller.post("expectations", body).object["name"] as? String == name)
  }

  @Test func `expectations are taken away by number, all at once, and by a reset`() throws {
    for _ in 0..<3 { _ = try controller.post("expectations", "{}") }
    #expect(try controller.delete("expectations/2").text == #"{"removed":1}"#)
    let missing = try controller.delete("expectations/2")
    #expect((missing.status, missing.code) == (404, "expectationNotFound"))
    #expect(missing.error["allowed"] as? [String] == ["1", "3"])
    #expect(try kinds().count == 2)
    #expect(try controller.delete("expectations").text == #"{"removed":2}"#)
    #expect(try kinds() == [])
    #expect(try controller.post("expectations", "{}").object["id"] as? Int == 4)
    #expect(try controller.post("reset").status == 200)
    #expect(try controller.get("expectations").text == #"{"expectations":[]}"#)
  }

  @Test func `they are the caller's alone, stay when requests are cleared, and are no more than are kept`() throws {
    for _ in 0..<Expectation.most { #expect(try controller.post("expectations", "{}").status == 201) }
    let refused = try controller.post("expectations", "{}")
    #expect((refused.status, refused.code) == (409, "tooManyExpectations"))
    #expect(try controller.with(key: "b").get("expectations").text == #"{"expectations":[]}"#)
    _ = try controller.delete("requests")
    #expect(try kinds().count == Expectation.most)
  }

  @Test(arguments: [
    (#"{"match":{"operation":"GetConsigment"}}"#, "match.operation: there is no such operation"),
    (#"{"exactly":1,"atMost":2}"#, "atMost: only one of exactly, atLeast and atMost may be given"),
    (#"{"inOrder":[]}"#, "inOrder: at least one step is needed"),
    (#"{"waitMs":1}"#, "waitMs: there is no such member"),
    (#"{"name":""}"#, "name: a name has from 1 to 200 characters"),
    (
      #"{"match":{"body":"\#(String(repeating: "x", count: 70_000))"}}"#,
      ": an expectation has no more than 65536 bytes"
    ),
  ])
  func `what cannot be expected is refused with its place, and nothing is kept`(body: String, problem: String) throws {
    let answer = try controller.post("expectations", body)
    #expect(answer.status == 400)
    #expect(answer.problems == [problem])
    #expect(try controller.get("expectations").text == #"{"expectations":[]}"#)
  }
}
