import Allocation
import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct StateTests {
  @Test func `a world is carried to another process`() throws {
    let (here, there) = (try Controller(), try Controller())
    _ = try here.tenant.nextRequestID()
    _ = try here.tenant.allocate(["EC-000-05B-MMA"], to: .all)
    _ = try here.post("clock/advance", #"{"by":"P1D"}"#)
    let file = try here.get("state")
    #expect(file.status == 200)
    #expect(file.text.hasPrefix(#"{"format":"sortedpro-sandbox world","version":1,"checksum":""#))
    #expect(
      try there.put("state", file.text).text == #"{"consignments":21,"now":"2019-06-15T09:00:00+00:00"}"#)
    #expect(try there.get("state").text == file.text)
    #expect(try there.tenant.nextRequestID() == here.tenant.nextRequestID())
  }

  @Test func `the state of a world that there is not is refused as every question about it`() throws {
    let control = try Controller()
    let (state, consignments) = (try control.get("state?world=nix"), try control.get("consignments?world=nix"))
    #expect(state.status == consignments.status && state.status == 404)
    #expect(state.text == consignments.text)
  }

  @Test func `what happened to a consignment is carried along, in its order although the clock stands still`() throws {
    let (here, there) = (try Controller(), try Controller())
    let mma = "EC-000-05B-MMA"
    for _ in 0..<2 {
      _ = try here.tenant.allocate([mma], to: .all)
      _ = try here.tenant.visit { $0.setReadyToShip(mma) }
      _ = try here.tenant.visit { $0.setNotReadyToShip(mma) }
      _ = try here.tenant.visit { $0.deallocate(mma) }
    }
    _ = try here.tenant.allocate([mma], to: .all)
    let told = try #require(try here.tenant.snapshot().pastEvents(of: mma))
    let round: [PastEvent.What] = [.allocated, .readyToShip, .allocated, .unallocated].map { .entered($0) }
    #expect(told.map(\.what) == [.created] + round + round + [.entered(.allocated)])
    #expect(try there.put("state", try here.get("state").text).status == 200)
    #expect(try there.tenant.snapshot().pastEvents(of: mma)?.map(\.id) == told.map(\.id))
    func stood(_ events: [PastEvent]?) -> [String] {
      (events ?? []).map { "\($0.consignment.consignmentState) \($0.consignment.consignmentLegs)" }
    }
    #expect(try stood(there.tenant.snapshot().pastEvents(of: mma)) == stood(told))
    #expect(Set(told.compactMap { $0.consignment.consignmentLegs.first?.trackingReferences }).count == 3)
    #expect(try there.get("state").text == here.get("state").text)
  }

  @Test(arguments: [
    ("", ""), ("{}", "format"), (#"{"format":"sortedpro-sandbox world","version":9,"world":{}}"#, "version"),
    (#"{"format":"sortedpro-sandbox world","version":1,"world":{}}"#, "world.clock"),
  ])
  func `what is no state leaves the world as it was`(body: String, path: String) throws {
    let controller = try Controller()
    _ = try controller.tenant.allocate(["EC-000-05B-MMA"], to: .all)
    let before = try controller.get("state").text
    let answer = try controller.put("state", body)
    #expect(answer.status == 400)
    #expect((answer.error["problems"] as? [[String: Any]])?.first?["path"] as? String == path)
    #expect(try controller.get("state").text == before)
  }

  @Test(
    arguments: [
      (#""counters":{"#, #""counters":{"packges":1,"#, "world.counters.packges", "packages"),
      (#","world":{"#, #","wordl":2,"world":{"#, "wordl", "world"),
      (#""fixed":{"#, #""fixed":{"packges":1,"#, "world.consignments[0].fixed.packges", "packages"),
    ], [true, false])
  func `a member that there is not is refused with its place, and what there is`(
    edit: (old: String, new: String, path: String, nearest: String), hasChecksum: Bool
  ) throws {
    let controller = try Controller()
    let before = try controller.get("state").text
    var file = before.replacing(edit.old, with: edit.new, maxReplacements: 1)
    #expect(file != before)
    if !hasChecksum { file.replace(#/,"checksum":"[^"]*"/#, with: "", maxReplacements: 1) }
    let answer = try controller.put("state", file)
    #expect(answer.status == 400)
    #expect(answer.problems == ["\(edit.path): there is no such member"])
    #expect(["1", "2"].contains(answer.offer.value))
    // Of the file's own members all can be listed.
    #expect(answer.offer.allowed == (edit.path == "wordl" ? ["format", "version", "checksum", "world"] : nil))
    #expect(answer.offer.nearest == edit.nearest)
    #expect(try controller.get("state").text == before)
  }

  @Test func `snapshots stay when a state is put`() throws {
    let controller = try Controller()
    _ = try controller.post("snapshots/one")
    #expect(try controller.put("state", try controller.get("state").text).status == 200)
    #expect(try controller.post("snapshots/one/restore").status == 200)
  }
}
