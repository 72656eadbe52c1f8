import Allocation
import Contract
import Foundation
import HTTPTypes
import Sandbox
import Testing

@testable import ControlAPI

@Suite struct SnapshotTests {
  private func allocate(_ controller: Controller) throws -> String {
    let tenant = try controller.tenant
    let id = tenant.nextRequestID()
    guard case .allocated(let consignment, _)? = tenant.allocate(["EC-000-05B-MMA"], to: .all).first else { return id }
    return id + " " + (consignment.consignmentLegs.first?.trackingReferences.first ?? "")
  }

  @Test func `a world goes back to its snapshot as often as one likes, counters and ids of requests too`() throws {
    let controller = try Controller()
    _ = try allocate(controller.with(key: "other"))
    #expect(
      try controller.post("snapshots/before").text
        == #"{"name":"before","consignments":21,"now":"2019-06-14T09:00:00+00:00"}"#)
    let first = try allocate(controller)
    for _ in 0..<2 {
      _ = try controller.post("clock/advance", #"{"by":"P1D"}"#)
      #expect(try controller.post("snapshots/before/restore").status == 200)
      #expect(try controller.tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .unallocated)
      #expect(try allocate(controller) == first)
    }
    #expect(first.contains("TRK00009823"))
  }

  @Test func `snapshots are listed by name, replaced and let go`() throws {
    let controller = try Controller()
    #expect(try controller.get("snapshots").text == #"{"snapshots":[]}"#)
    for name in ["b", "a", "b"] { #expect(try controller.post("snapshots/\(name)").status == 200) }
    let names = try #require(controller.get("snapshots").object["snapshots"] as? [[String: Any]])
    #expect(names.compactMap { $0["name"] as? String } == ["a", "b"])
    #expect(try controller.delete("snapshots/a").text == #"{"removed":"a"}"#)
    let missing = try controller.post("snapshots/a/restore")
    #expect(missing.status == 404)
    #expect(missing.code == "snapshotNotFound")
    #expect(missing.error["allowed"] as? [String] == ["b"])
    #expect(try controller.delete("snapshots/a").status == 404)
  }

  @Test func `snapshots are a world's own, and outlive its resets`() throws {
    let controller = try Controller()
    _ = try allocate(controller)
    _ = try controller.post("snapshots/kept")
    #expect(try controller.with(key: "other").post("snapshots/kept/restore").status == 404)
    #expect(try controller.post("reset").status == 200)
    #expect(try controller.tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .unallocated)
    #expect(try controller.post("reset?all=true").status == 200)
    #expect(try controller.post("snapshots/kept/restore").status == 200)
    #expect(try controller.tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .allocated)
  }

  @Test func `a world keeps a hundred snapshots, and then says so`() throws {
    let controller = try Controller()
    for number in 0..<100 { #expect(try controller.post("snapshots/\(number)").status == 200) }
    let refused = try controller.post("snapshots/one-more")
    #expect(refused.status == 409)
    #expect(refused.code == "tooManySnapshots")
    #expect(try controller.post("snapshots/99").status == 200, "one of that name is replaced")
    #expect(try controller.delete("snapshots/0").status == 200)
    #expect(try controller.post("snapshots/one-more").status == 200)
  }

  @Test func `a snapshot's name has an end`() throws {
    let controller = try Controller()
    #expect(try controller.post("snapshots/" + String(repeating: "x", count: 100)).status == 200)
    #expect(try controller.post("snapshots/" + String(repeating: "x", count: 101)).code == "nameTooLong")
  }

  @Test func `what goes on in a world while it is restored is done in no world`() throws {
    let controller = try Controller()
    _ = try controller.post("snapshots/before")
    let held = try controller.tenant
    _ = try controller.post("snapshots/before/restore")
    _ = held.allocate(["EC-000-05B-MMA"], to: .all)
    #expect(try controller.tenant.snapshot().consignment("EC-000-05B-MMA")?.consignmentState == .unallocated)
  }
}
