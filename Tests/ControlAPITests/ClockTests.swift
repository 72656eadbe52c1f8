import Allocation
import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct ClockTests {
  private func events(_ answer: Controller.Answer) -> [(kind: String, at: String, count: Int, references: [String])] {
    (answer.object["events"] as? [[String: Any]] ?? []).map {
      (
        $0["kind"] as? String ?? "", $0["at"] as? String ?? "", $0["count"] as? Int ?? 0,
        $0["references"] as? [String] ?? []
      )
    }
  }

  // MARK: Reading and setting

  @Test func `a clock tells its mode, what it shows, and what is to come`() throws {
    let controller = try Controller()
    let answer = try controller.get("clock")
    #expect(answer.status == 200)
    #expect(
      answer.text.hasPrefix(#"{"mode":"frozen","now":"2019-06-14T09:00:00+00:00","offset":null,"factor":null,"events":["#))
    let first = try #require(events(answer).first)
    #expect(first.kind == "cutOff")
    #expect(first.at > "2019-06-14T")
    #expect(Set(events(answer).map(\.kind)).isSubset(of: ["cutOff", "collection"]))
  }

  @Test(arguments: [
    (#"{"mode":"real"}"#, "real", #""offset":null,"factor":null"#),
    (#"{"mode":"offset","offset":"-P3D"}"#, "offset", #""offset":"-P3D","factor":null"#),
    (#"{"mode":"scaled","factor":3600}"#, "scaled", #""offset":null,"factor":3600"#),
    (#"{"mode":"scaled","factor":0.001}"#, "scaled", #""offset":null,"factor":0.001"#),
  ])
  func `a clock is set, and tells how it runs`(body: String, mode: String, members: String) throws {
    let answer = try Controller().put("clock", body)
    #expect(answer.status == 200)
    #expect(answer.object["mode"] as? String == mode)
    #expect(answer.text.contains(members))
  }

  @Test func `a clock is frozen where it stands, or somewhere else, also earlier`() throws {
    let controller = try Controller()
    #expect(try controller.put("clock", #"{"mode":"frozen","now":"2018-01-01T00:00:00Z"}"#).status == 200)
    #expect(try controller.tenant.snapshot().clock == .frozen(try #require(DateTimeOffset("2018-01-01T00:00:00Z"))))
    #expect(try controller.put("clock", #"{"mode":"frozen"}"#).status == 200)
    #expect(try controller.tenant.snapshot().clock == .frozen(try #require(DateTimeOffset("2018-01-01T00:00:00Z"))))
  }

  @Test(arguments: [
    (#"{"mode":"real","now":"2020-01-01T00:00:00Z"}"#, ["now: this member belongs to the mode 'frozen'"]),
    (#"{"mode":"frozen","factor":2}"#, ["factor: this member belongs to the mode 'scaled'"]),
    (#"{"mode":"offset"}"#, ["offset: the mode 'offset' needs this member"]),
    (#"{"mode":"scaled"}"#, ["factor: the mode 'scaled' needs this member"]),
    (#"{"mode":"scaled","factor":0}"#, ["factor: from 0.001 to 1000000, with at most three decimals"]),
    (#"{"mode":"scaled","factor":-1}"#, ["factor: from 0.001 to 1000000, with at most three decimals"]),
    (#"{"mode":"scaled","factor":1000001}"#, ["factor: from 0.001 to 1000000, with at most three decimals"]),
    (#"{"mode":"scaled","factor":0.0001}"#, ["factor: from 0.001 to 1000000, with at most three decimals"]),
  ])
  func `a mode has its own member and no other`(body: String, problems: [String]) throws {
    let controller = try Controller()
    let answer = try controller.put("clock", body)
    #expect(answer.status == 400)
    #expect(answer.problems == problems)
    #expect(try controller.tenant.snapshot().clock == .frozen(try #require(DateTimeOffset(Controller.start))))
  }

  // MARK: Moving on

  @Test func `a clock moves on by a duration, and tells what happened on the way in order`() throws {
    let controller = try Controller()
    let answer = try controller.post("clock/advance", #"{"by":"P1D"}"#)
    #expect(answer.status == 200)
    #expect(answer.object["from"] as? String == "2019-06-14T09:00:00+00:00")
    #expect(answer.object["now"] as? String == "2019-06-15T09:00:00+00:00")
    let moments = try events(answer).map { try #require(DateTimeOffset($0.at)) }
    #expect(!moments.isEmpty)
    #expect(moments == moments.sorted())
    // The cut-off of most services, half past three in London, has passed a second later.
    let cutOff = try #require(events(answer).first { $0.at == "2019-06-14T15:30:01+01:00" })
    #expect(cutOff.references.contains("CX_NDS"))
    #expect(cutOff.references.count == min(20, cutOff.count))
  }

  @Test func `an allocation that was put off ends at its own time`() throws {
    let controller = try Controller(allocation: .asynchronous(delaySeconds: 2))
    let tenant = try controller.tenant
    _ = tenant.allocate(["EC-000-05B-MMA"], to: .all)
    let next = try controller.post("clock/advance", #"{"toNext":"allocationEnd"}"#)
    #expect(
      next.text == [
        #"{"mode":"frozen","from":"2019-06-14T09:00:00+00:00","now":"2019-06-14T09:00:02+00:00","events":["#,
        #"{"kind":"allocationEnd","at":"2019-06-14T09:00:02+00:00","count":1,"references":["EC-000-05B-MMA"],"#,
        #""states":["Allocated"]}]}"#,
      ].joined())
    let consignment = tenant.snapshot().consignment("EC-000-05B-MMA")
    #expect(consignment?.allocation?.allocationDate == DateTimeOffset("2019-06-14T09:00:02Z"))
    let collection = try controller.post("clock/advance", #"{"toNext":"collection"}"#)
    #expect(collection.object["now"] as? String == "2019-06-14T16:00:00+00:00")
    #expect(events(collection).contains { $0.kind == "collection" && $0.references == ["EC-000-05B-MMA"] })
  }

  @Test func `after the next expiry of a quote it can no longer be allocated with`() throws {
    let controller = try Controller()
    let tenant = try controller.tenant
    let quote = try #require(tenant.quote("EC-000-05B-MMA")?.value.quoteReferences.first)
    let answer = try controller.post("clock/advance", #"{"toNext":"quoteExpiry"}"#)
    #expect(answer.status == 200)
    #expect(events(answer).contains { $0.kind == "quoteExpiry" })
    // The cheapest quote's service is collected first, so it is among the first to expire.
    guard case .expired = tenant.allocate("EC-000-05B-MMA", withQuote: quote) else {
      Issue.record("the quote still holds")
      return
    }
  }

  @Test func `a second before its expiry a quote holds`() throws {
    let controller = try Controller()
    let tenant = try controller.tenant
    let quote = try #require(tenant.quote("EC-000-05B-MMA")?.value.quoteReferences.first)
    let expiries = tenant.snapshot().events(
      EventQuery(after: tenant.snapshot().now, upTo: tenant.snapshot().now.adding(seconds: 86_400 * 30), kinds: [.quoteExpiry], most: 99))
    let expiry = try #require(expiries.first { $0.references.contains(quote) }).at
    _ = try controller.post("clock/advance", #"{"to":"\#(expiry.adding(seconds: -1))"}"#)
    guard case .attempted(.allocated) = tenant.allocate("EC-000-05B-MMA", withQuote: quote) else {
      Issue.record("the quote has expired too early")
      return
    }
  }

  @Test func `to the next event of any kind is to the earliest`() throws {
    let controller = try Controller()
    let earliest = try #require(events(try controller.get("clock")).first)
    let answer = try controller.post("clock/advance", #"{"toNext":"any"}"#)
    #expect(try #require(DateTimeOffset(try #require(answer.object["now"] as? String))) == DateTimeOffset(earliest.at))
    #expect(events(answer).first?.kind == earliest.kind)
  }

  @Test(arguments: [
    (#"{}"#, ": exactly one of the members is needed"),
    (#"{"by":"PT1S","toNext":"any"}"#, ": exactly one of the members is needed"),
    (#"{"by":"-PT1S"}"#, "by: the clock shows 2019-06-14T09:00:00+00:00 and moves on only, to the end of the year 9999 at most; PUT clock sets it back"),
    (#"{"by":"P9999999D"}"#, "by: the clock shows 2019-06-14T09:00:00+00:00 and moves on only, to the end of the year 9999 at most; PUT clock sets it back"),
    (#"{"to":"2019-06-14T08:59:59Z"}"#, "to: the clock shows 2019-06-14T09:00:00+00:00 and moves on only, to the end of the year 9999 at most; PUT clock sets it back"),
    (#"{"toNext":"cutoff"}"#, "toNext: this is none of the values that are allowed"),
  ])
  func `a clock that cannot be moved so stands where it stood`(body: String, problem: String) throws {
    let controller = try Controller()
    let answer = try controller.post("clock/advance", body)
    #expect(answer.status == 400)
    #expect(answer.problems == [problem])
    #expect(try controller.tenant.snapshot().now == DateTimeOffset(Controller.start))
  }

  @Test func `where nothing of the kind is to come, that is said`() throws {
    let controller = try Controller()
    let answer = try controller.post("clock/advance", #"{"toNext":"allocationEnd"}"#)
    #expect(answer.status == 409)
    #expect(answer.code == "nothingToCome")
    #expect(try controller.tenant.snapshot().now == DateTimeOffset(Controller.start))
  }

  @Test func `a real clock that is moved on has an offset, and a scaled one goes on at its pace`() throws {
    let controller = try Controller(clock: .real)
    let moved = try controller.post("clock/advance", #"{"by":"P3D"}"#)
    #expect(moved.object["mode"] as? String == "offset")
    #expect(try controller.tenant.snapshot().clock == .offset(ticks: 3 * 86_400 * 10_000_000))
    _ = try controller.put("clock", #"{"mode":"scaled","factor":2}"#)
    #expect(try controller.post("clock/advance", #"{"by":"PT1H"}"#).object["mode"] as? String == "scaled")
    guard case .scaled(let scale) = try controller.tenant.snapshot().clock else {
      Issue.record("the clock is not scaled")
      return
    }
    #expect(scale.thousandths == 2000)
    #expect(scale.start.ticks - scale.machineStart.ticks >= (3 * 86_400 + 3600) * 10_000_000)
  }
}
