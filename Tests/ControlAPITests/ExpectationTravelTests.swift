import Foundation
import Journal
import Sandbox
import Testing

@testable import ControlAPI

/// What becomes of expectations where a world is copied, put back, carried away or begun anew.
@Suite struct ExpectationTravelTests {
  private let controller: Controller

  init() throws { controller = try Controller() }

  private static let two = #"{"name":"two reads","match":{"operation":"GetConsignment","status":200},"exactly":2}"#

  private func read(_ count: Int, by controller: Controller) throws {
    let journal = try #require(try controller.tenant.journal)
    for _ in 0..<count { journal.append(try RequestsTests.entry()) }
  }

  /// The expectations as `name: verdict count matched`.
  private func stand(_ controller: Controller) throws -> [String] {
    (try controller.get("expectations").object["expectations"] as? [[String: Any]] ?? []).map {
      "\($0["name"] ?? ""): \($0["verdict"] ?? "") \($0["count"] ?? "") \($0["matched"] as? [Int] ?? [])"
    }
  }

  @Test func `a snapshot keeps them with their count, and what came until it is restored counts no more`() throws {
    _ = try controller.post("expectations", Self.two)
    try read(1, by: controller)
    _ = try controller.post("snapshots/one")
    for _ in 0..<2 {
      try read(2, by: controller)
      _ = try controller.post("expectations", "{}")
      #expect(try stand(controller).first?.contains("fails 3") == true)
      #expect(try controller.post("snapshots/one/restore").status == 200)
      #expect(try stand(controller) == ["two reads: fails 1 [1]"])
    }
    try read(1, by: controller)
    #expect(try stand(controller) == ["two reads: holds 2 [1, 6]"])
  }

  @Test func `a snapshot from before brings none, and one from before a reset brings them back`() throws {
    _ = try controller.post("snapshots/none")
    _ = try controller.post("expectations", Self.two)
    try read(1, by: controller)
    _ = try controller.post("snapshots/one")
    _ = try controller.post("snapshots/none/restore")
    #expect(try stand(controller) == [])
    _ = try controller.post("reset")
    #expect(try stand(controller) == [])
    _ = try controller.post("snapshots/one/restore")
    // The journal began anew with the reset, so there is no request to name.
    #expect(try stand(controller) == ["two reads: fails 1 []"])
  }

  @Test func `a fork goes on counting for itself, and names no request of the other key`() throws {
    let other = controller.with(key: "other")
    try read(3, by: other)
    _ = try controller.post("expectations", Self.two)
    try read(1, by: controller)
    #expect(try controller.post("fork", #"{"into":"other"}"#).status == 200)
    #expect(try stand(other) == ["two reads: fails 1 []"])
    try read(1, by: other)
    #expect(try stand(other) == ["two reads: holds 2 [4]"])
    #expect(try stand(controller) == ["two reads: fails 1 [1]"])
    #expect(try other.delete("expectations").text == #"{"removed":1}"#)
    #expect(try stand(controller).count == 1)
  }

  @Test func `a state carries them to another process, ids and all`() throws {
    let there = try Controller()
    _ = try controller.post("expectations", "{}")
    _ = try controller.post("expectations", Self.two)
    _ = try controller.delete("expectations/1")
    try read(1, by: controller)
    let file = try controller.get("state").text
    #expect(try there.put("state", file).status == 200)
    #expect(try there.get("state").text == file)
    try read(1, by: there)
    #expect(try stand(there) == ["two reads: holds 2 [1]"])
    #expect(try there.post("expectations", "{}").object["id"] as? Int == 3)
    #expect(try there.put("state", try Controller().get("state").text).status == 200)
    #expect(try stand(there) == [])
  }

  @Test func `where requests are cleared they count anew, what they brought along included`() throws {
    _ = try controller.post("expectations", Self.two)
    try read(2, by: controller)
    _ = try controller.post("fork", #"{"into":"other"}"#)
    let other = controller.with(key: "other")
    for (world, count) in [(controller, 2), (other, 0)] {
      #expect(try world.delete("requests").text == #"{"cleared":\#(count)}"#)
      #expect(try stand(world) == ["two reads: fails 0 []"])
    }
  }

  @Test func `what has been counted stays so when the requests have to go`() throws {
    let small = try Controller(journals: JournalBook(limits: JournalLimits(entries: 2)))
    _ = try small.post("expectations", Self.two)
    for _ in 0..<2 {
      try read(1, by: small)
      _ = try small.get("expectations")
    }
    let journal = try #require(try small.tenant.journal)
    journal.append(try RequestsTests.entry(status: 404))
    journal.append(try RequestsTests.entry(status: 404))
    #expect(try stand(small) == ["two reads: holds 2 [1, 2]"])
    for _ in 0..<3 { journal.append(try RequestsTests.entry(status: 404)) }
    #expect(try stand(small) == ["two reads: unknown 2 [1, 2]"], "one had to go that nobody had looked at")
  }

  @Test func `a world without a journal carries them nevertheless`() throws {
    _ = try controller.post("expectations", Self.two)
    try read(1, by: controller)
    let file = try controller.get("state").text
    let silent = try Controller(journals: nil)
    #expect(try silent.put("state", file).status == 200)
    #expect(try silent.get("expectations").code == "journalOff")
    #expect(try silent.get("state").text == file)
  }

  @Test func `a bad one is refused where it stands, and the world is as it was`() throws {
    _ = try controller.post("expectations", Self.two)
    let file = try controller.get("state").text
    let start = try #require(file.firstRange(of: #","checksum""#)).lowerBound
    let end = try #require(file.firstRange(of: #","world":"#)).lowerBound
    let own = String(file[..<start] + file[end...])
    let bent = own.replacing(#""status":"200""#, with: #""status":"2000""#)
    #expect(bent != own)
    let answer = try controller.put("state", bent)
    #expect(answer.status == 400)
    #expect(
      answer.problems == [
        "world.expectations.stated[0].match.status: '2000' is neither a status such as 404 nor a class such as \"4xx\""
      ])
    #expect(try controller.get("state").text == file)
  }
}
