import Faults
import Foundation
import HTTPTypes
import Sandbox
import Testing
import Wire

@testable import ControlAPI

@Suite struct `The control calls for faults` {
  private static let rule =
    #"{"name":"busy","match":{"operation":"Allocate*"},"when":{"times":2},"then":{"status":503}}"#

  @Test func `set a rule, show it with its counts, and take it away`() throws {
    let controller = try Controller()
    #expect(try controller.get("faults").text == #"{"faults":[]}"#)
    let set = try controller.post("faults", Self.rule)
    #expect(set.status == 201)
    #expect(set.text == #"{"id":1}"#)
    #expect(try controller.post("faults", #"{"then":{"commit":"lost"}}"#).text == #"{"id":2}"#)
    #expect(
      try controller.get("faults").text
        == #"{"faults":[{"id":1,"rule":\#(Self.rule),"lookedAt":0,"struck":0},"#
        + #"{"id":2,"rule":{"then":{"commit":"lost"}},"lookedAt":0,"struck":0}]}"#)
    #expect(try controller.delete("faults/1").text == #"{"removed":1}"#)
    let gone = try controller.delete("faults/1")
    #expect(gone.status == 404)
    #expect(gone.code == "faultNotFound")
    #expect(gone.error["allowed"] as? [String] == ["2"])
    #expect(try controller.delete("faults").text == #"{"removed":1}"#)
    #expect(try controller.get("faults").text == #"{"faults":[]}"#)
  }

  @Test func `set another rule in the place of one, where it goes on counting`() throws {
    let controller = try Controller()
    _ = try controller.post("faults", Self.rule)
    _ = try controller.post("faults", #"{"then":{"status":429}}"#)
    let facts = RequestFacts(operation: "AllocateUsingDefaultRules", method: "PUT", path: "/", route: "/")
    for _ in 0..<2 { _ = try controller.tenant.visit { $0.strike(facts) } }
    let other = #"{"name":"thrice","when":{"times":3},"then":{"status":503}}"#
    let answer = try controller.put("faults/1", other)
    #expect(answer.status == 200)
    #expect(answer.text == #"{"id":1,"rule":\#(other),"lookedAt":2,"struck":2}"#)
    let strikes = try (0..<2).map { _ in try controller.tenant.visit { $0.strike(facts)?.action.status } }
    #expect(strikes == [503, 429])
    let refused = try controller.put("faults/1", #"{"then":{"status":99}}"#)
    #expect(refused.problems.contains("then.status: a whole number from 200 to 599 is needed"))
    #expect(try controller.put("faults/3", other).code == "faultNotFound")
    #expect(try controller.put("faults/x", other).error["allowed"] as? [String] == ["1", "2"])
  }

  @Test func `a rule's end is among what the clock brings, and its number among what is told of the world`() throws {
    let controller = try Controller()
    let rule = #"{"name":"till ten","when":{"until":"2019-06-14T10:00:00Z"},"then":{"status":503}}"#
    #expect(try controller.post("faults", rule).status == 201)
    let moved = try controller.post("clock/advance", #"{"toNext":"faultEnd"}"#)
    #expect(moved.object["now"] as? String == "2019-06-14T10:00:00+00:00")
    #expect(
      moved.text.contains(
        #"{"kind":"faultEnd","at":"2019-06-14T10:00:00+00:00","count":1,"references":["till ten"],"states":null}"#),
      "\(moved.text)")
    #expect(try controller.post("clock/advance", #"{"toNext":"faultEnd"}"#).status == 409)
    let worlds = try controller.get("worlds").object["worlds"] as? [[String: Any]]
    #expect(worlds?.first?["faults"] as? Int == 1)
  }

  @Test func `count what happened`() throws {
    let controller = try Controller()
    _ = try controller.post("faults", Self.rule)
    let facts = RequestFacts(operation: "AllocateUsingDefaultRules", method: "PUT", path: "/", route: "/")
    for _ in 0..<3 { _ = try controller.tenant.visit { $0.strike(facts) } }
    #expect(try controller.get("faults").text.contains(#""lookedAt":3,"struck":2"#))
  }

  @Test(arguments: [
    (#"{"then":{"status":99}}"#, "then.status", "99"), (#"{"then":{"delay":"PT2H"}}"#, "then.delay", #""PT2H""#),
    (#"{"when":{"nth":0},"then":{"status":500}}"#, "when.nth", "0"),
  ])
  func `tell the value that they refuse`(rule: String, path: String, value: String) throws {
    let answer = try Controller().post("faults", rule)
    #expect(answer.status == 400)
    #expect(answer.problems.first?.hasPrefix("\(path): ") == true)
    #expect(answer.offer.value == value)
  }

  @Test func `are about the caller's world alone, and a reset clears them`() throws {
    let controller = try Controller()
    _ = try controller.post("faults", Self.rule)
    #expect(try controller.with(key: "b").get("faults").text == #"{"faults":[]}"#)
    _ = try controller.post("reset")
    #expect(try controller.get("faults").text == #"{"faults":[]}"#)
  }

  @Test(arguments: [
    (#"{}"#, "then: this member is missing"), (#"{"thn":{},"then":{"status":503}}"#, "thn: there is no such member"),
    (#"{"then":{"status":99}}"#, "then.status: a whole number from 200 to 599 is needed"),
    (#"{"then":{"delay":"soon"}}"#, "then.delay: 'soon' is no span of time like PT0.5S or PT2M, up to a day"),
    (#"{"then":{"commit":"losst"}}"#, "then.commit: this is none of the values that are allowed"),
    (#"{"when":{"nth":"1"},"then":{"status":503}}"#, "when.nth: a number is needed"),
    (#"[]"#, ": an object is needed"),
  ])
  func `refuse what is no rule, and set nothing`(body: String, problem: String) throws {
    let controller = try Controller()
    let answer = try controller.post("faults", body)
    #expect(answer.status == 400)
    #expect(answer.problems.contains(problem), "\(answer.text)")
    #expect(try controller.get("faults").text == #"{"faults":[]}"#)
  }

  @Test func `take a thousand rules and no more`() throws {
    let controller = try Controller()
    for _ in 0..<FaultBook.mostRules {
      #expect(try controller.post("faults", #"{"then":{"status":503}}"#).status == 201)
    }
    let answer = try controller.post("faults", #"{"then":{"status":503}}"#)
    #expect(answer.status == 409)
    #expect(answer.code == "tooManyFaults")
  }

  @Test func `list every magic value with what it does`() throws {
    let answer = try Controller().with(key: nil).get("magic")
    #expect(answer.status == 200)
    let values = answer.object["values"] as? [[String: Any]] ?? []
    #expect(values.map { $0["value"] as? String } == MagicValue.table.map(\.text))
    #expect(
      values.allSatisfy {
        ($0["then"] as? [String: Any])?.isEmpty == (($0["actsOn"] as? String)?.hasPrefix("its life") == true)
      })
  }
}
