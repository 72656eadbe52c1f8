import Allocation
import Contract
import Foundation
import HTTPTypes
import Journal
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct WorldsTests {
  private static let named = KeyRing.named(["k1": "alpha", "k2": "beta", "k3": "alpha"])

  private func worlds(_ controller: Controller) throws -> [[String: Any]] {
    try #require(controller.get("worlds").object["worlds"] as? [[String: Any]])
  }

  // MARK: Listing

  @Test func `worlds are told with what they hold, the last used first`() throws {
    let controller = try Controller(keys: Self.named).with(key: "k1")
    _ = try controller.tenant.nextRequestID()
    _ = try controller.tenant.allocate(["EC-000-05B-MMA"], to: .all)
    _ = try controller.with(key: "k2").tenant
    _ = try controller.post("snapshots/one")
    let worlds = try worlds(controller)
    #expect(worlds.compactMap { $0["name"] as? String } == ["alpha", "beta"])
    let alpha = try #require(worlds.first)
    #expect(alpha["requests"] as? Int == 1)
    #expect(alpha["consignments"] as? Int == 21)
    #expect(alpha["snapshots"] as? Int == 1)
    #expect((alpha["clock"] as? [String: String]) == ["mode": "frozen", "now": "2019-06-14T09:00:00+00:00"])
    let states = try #require(alpha["states"] as? [[String: Any]])
    #expect(states.compactMap { $0["count"] as? Int }.reduce(0, +) == 21)
    // Beta has nothing but the fixtures.
    #expect(worlds.last?["bytes"] as? Int == 0)
    #expect(try #require(alpha["bytes"] as? Int) > 0)
  }

  @Test func `a world tells when its last request came, if the journal keeps one`() throws {
    let controller = try Controller(keys: Self.named).with(key: "k1")
    #expect(try controller.tenant.journal != nil)
    #expect(try worlds(controller).first?["lastRequest"] is NSNull)
    try controller.tenant.journal?.append(try RequestsTests.entry())
    try controller.tenant.journal?.append(try RequestsTests.entry(seconds: 5))
    #expect(try worlds(controller).first?["lastRequest"] as? String == "2019-06-14T09:00:05+00:00")
  }

  @Test func `a caller's own world is named, and nobody's where no key names one`() throws {
    let controller = try Controller(keys: Self.named).with(key: "k2")
    #expect(try controller.get("worlds").object["own"] as? String == "beta")
    #expect(try controller.with(key: nil).get("worlds").object["own"] is NSNull)
    #expect(try controller.with(key: "k9").get("worlds").object["own"] is NSNull)
    #expect(controller.tenants.count == 0)
  }

  @Test func `keys are written nowhere`() throws {
    let controller = try Controller().with(key: "s3cret")
    _ = try controller.tenant
    let answers = [
      try controller.get("worlds"), try controller.post("fork", #"{"into":"t0p-s3cret"}"#),
      try controller.post("fork", #"{"into":"s3cret"}"#), try controller.get("worlds"),
    ]
    for answer in answers { #expect(!answer.text.contains("s3cret")) }
  }

  @Test func `a fork goes to a key that is let in, and the refusal says which key is at fault`() throws {
    let controller = try Controller(keys: Self.named).with(key: "k1")
    let answer = try controller.post("fork", #"{"into":"stranger"}"#)
    #expect(answer.status == 403 && answer.code == "keyNotLetIn")
    #expect(
      answer.error["message"] as? String == "The key in 'into' is not one that this server lets in; nothing was copied."
    )
    #expect(answer.problems == ["into: this is none of the keys that the server was started with"])
    #expect(answer.offer.allowed == ["a key from --api-keys"])
    #expect(answer.offer.value == nil && !answer.text.contains("stranger"))
  }

  @Test func `looking after worlds takes the control token where others can call`() throws {
    let controller = try Controller(keys: Self.named, reach: .network).with(key: "k1")
    _ = try controller.tenant
    #expect(try controller.get("worlds").code == "worldsNotOpen")
    #expect(try controller.delete("worlds/alpha").code == "worldsNotOpen")
    #expect(try controller.post("reset?all=true").code == "worldsNotOpen")
    for path in ["requests", "state", "settings", "clock", "faults", "snapshots", "expectations", "findings"] {
      #expect(try controller.get("\(path)?world=alpha").code == "worldsNotOpen")
    }
    #expect(controller.tenants.count == 1)
  }

  // MARK: Forgetting

  @Test func `a world that is forgotten begins anew, without its snapshots`() throws {
    let controller = try Controller(keys: Self.named).with(key: "k1")
    _ = try controller.tenant.allocate(["EC-000-05B-MMA"], to: .all)
    _ = try controller.post("snapshots/one")
    #expect(try controller.delete("worlds/alpha").text == #"{"forgotten":"alpha"}"#)
    #expect(controller.tenants.count == 0)
    #expect(try controller.delete("worlds/alpha").status == 404)
    #expect(try controller.delete("worlds/nobody").code == "worldNotFound")
    #expect(try controller.get("snapshots").text == #"{"snapshots":[]}"#)
    #expect(try controller.tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .unallocated)
  }

  // MARK: Forking

  @Test func `one expensive set-up serves many suites, each with a copy of its own`() throws {
    let controller = try Controller()
    _ = try controller.tenant.nextRequestID()
    _ = try controller.tenant.allocate(["EC-000-05B-MMA"], to: .all)
    let forked = try controller.post("fork", #"{"into":"suite 1"}"#)
    #expect(forked.status == 200)
    #expect(forked.object["consignments"] as? Int == 21)
    #expect(try controller.post("fork", #"{"into":"suite 2"}"#).status == 200)
    let copies = ["suite 1", "suite 2"].map { controller.with(key: $0) }
    let ids = try copies.map { try $0.tenant.nextRequestID() }
    #expect(ids == [ids[0], ids[0]], "a copy goes on as the other does")
    _ = try copies[0].tenant.visit { $0.deallocate("EC-000-05B-MMA") }
    #expect(try copies[0].tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .unallocated)
    #expect(try copies[1].tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .allocated)
    #expect(try controller.tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .allocated)
  }

  @Test(arguments: [
    (#"{"into":""}"#, HTTPResponse.Status.badRequest, "bodyNotAllowed"),
    (#"{"into":"k1"}"#, .badRequest, "bodyNotAllowed"), (#"{"into":"k3"}"#, .badRequest, "bodyNotAllowed"),
    (#"{"into":"k4"}"#, .forbidden, "keyNotLetIn"), (#"{"in":"k2"}"#, .badRequest, "bodyNotAllowed"),
  ])
  func `a fork goes into another world that there can be`(
    body: String, status: HTTPResponse.Status, code: String
  ) throws {
    let controller = try Controller(keys: Self.named).with(key: "k1")
    let answer = try controller.post("fork", body)
    #expect(answer.status == status.code)
    #expect(answer.code == code)
  }

  @Test func `beyond the cap a fork takes the room of the least recently used world`() throws {
    let world = try Controller().tenants.fixtureWorld
    let tenants = Tenants(template: world, maxTenants: 2)
    for key in ["a", "b"] { _ = try tenants.tenant(keyField: key, keyParameter: nil) }
    let name = try tenants.name(keyField: "b", keyParameter: nil)
    _ = try tenants.fork(name, intoWorldOf: "c")
    #expect(tenants.count == 2)
    #expect(tenants.evictions == 1)
    let names = try ["c", "b"].map { try tenants.name(keyField: $0, keyParameter: nil) }
    #expect(tenants.standing.map(\.name) == names)
  }

  // MARK: Settings

  @Test func `settings hold in one world, and null goes back`() throws {
    let controller = try Controller()
    let standard =
      #"{"singleSummary":"array","allocation":"sync","allocationDelay":null,"apiVersion":"auto","labelEncoding":"single","tracking":"real","trackingTrouble":0,"customs":"lenient","editAllocated":"details","failedAllocation":"cleared","optionCollections":"latest","eventList":"wrapped","filteredManifests":"ok","changed":[]}"#
    #expect(try controller.get("settings").text == standard)
    let changed = try controller.patch(
      "settings", #"{"singleSummary":"object","allocation":"async","allocationDelay":"PT5M","apiVersion":"1"}"#)
    #expect(
      changed.text
        == #"{"singleSummary":"object","allocation":"async","allocationDelay":"PT5M","apiVersion":"1","labelEncoding":"single","tracking":"real","trackingTrouble":0,"customs":"lenient","editAllocated":"details","failedAllocation":"cleared","optionCollections":"latest","eventList":"wrapped","filteredManifests":"ok","changed":["singleSummary","allocation","apiVersion"]}"#
    )
    #expect(try controller.tenant.settings == WorldSettings(singleSummary: .object, apiVersion: .always(.version1)))
    #expect(try controller.tenant.snapshot().allocationMode == .asynchronous(delaySeconds: 300))
    #expect(try controller.with(key: "other").get("settings").text == standard)
    #expect(
      try controller.patch("settings", #"{"singleSummary":null,"allocation":null,"apiVersion":null}"#).text == standard)
    #expect(try controller.tenant.settings == nil)
  }

  @Test(arguments: [
    (#"{"allocation":"async"}"#, AllocationMode.asynchronous(delaySeconds: 2)),
    (#"{"allocation":"async","allocationDelay":"PT0S"}"#, .asynchronous(delaySeconds: 0)),
    (#"{"allocation":"sync"}"#, .synchronous), (#"{}"#, .synchronous), (#"{"allocationDelay":null}"#, .synchronous),
  ])
  func `how an allocation is done`(body: String, mode: AllocationMode) throws {
    let controller = try Controller()
    #expect(try controller.patch("settings", body).status == 200)
    #expect(try controller.tenant.snapshot().allocationMode == mode)
  }

  @Test(arguments: [
    (
      #"{"allocation":"async","allocationDelay":"PT0.5S"}"#,
      "allocationDelay: whole seconds, from PT0S to P366D, are needed"
    ),
    (
      #"{"allocation":"async","allocationDelay":"-PT1S"}"#,
      "allocationDelay: whole seconds, from PT0S to P366D, are needed"
    ),
    (
      #"{"allocation":"sync","allocationDelay":"PT1S"}"#, "allocationDelay: an allocation that is done at once has none"
    ),
    (
      #"{"allocationDelay":"PT1S"}"#,
      #"allocationDelay: this world allocates at once; send "allocation":"async" with the delay"#
    ),
    (#"{"apiVersion":"2"}"#, "apiVersion: this is none of the values that are allowed"),
    (#"{"apiVersion":1.1}"#, "apiVersion: a text is needed"),
    (#"{"labelEncodin":"single"}"#, "labelEncodin: there is no such member"),
  ])
  func `settings that cannot be are refused, and none is changed`(body: String, problem: String) throws {
    let controller = try Controller()
    let both = body.replacing("}", with: #","singleSummary":"object"}"#)
    let answer = try controller.patch("settings", both)
    #expect(answer.status == 400)
    #expect(answer.problems == [problem])
    #expect(try controller.tenant.settings == nil)
  }

  @Test(arguments: [
    (#"{"eventList":"list"}"#, "eventList: this is none of the values that are allowed: wrapped, bare."),
    (
      #"{"eventList":"baer"}"#, "eventList: this is none of the values that are allowed (did you mean 'bare'?)."
    ),
    (#"{"eventLst":"bare"}"#, "eventLst: there is no such member (did you mean 'eventList'?)."),
  ])
  func `the sentence of a refusal says what is allowed, or what was probably meant`(body: String, end: String) throws {
    let message = try Controller().patch("settings", body).error["message"] as? String
    #expect(message == "The body is not taken, and nothing was done: \(end)")
  }

  @Test func `settings go where the world goes`() throws {
    let controller = try Controller()
    _ = try controller.patch("settings", #"{"labelEncoding":"double"}"#)
    _ = try controller.post("snapshots/one")
    _ = try controller.post("fork", #"{"into":"b"}"#)
    #expect(try controller.with(key: "b").tenant.settings?.labelEncoding == .double)
    _ = try controller.post("reset")
    #expect(try controller.tenant.settings == nil)
    _ = try controller.post("snapshots/one/restore")
    #expect(try controller.tenant.settings?.labelEncoding == .double)
  }
}
