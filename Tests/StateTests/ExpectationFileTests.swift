import Contract
import Fixtures
import Journal
import Sandbox
import Testing
import Wire

@testable import State

/// Expectations in state files.
@Suite struct ExpectationFileTests {
  private static func file(_ expectations: String?) throws -> [UInt8] {
    let clock = try #require(DateTimeOffset("2019-06-14T09:00:00+01:00"))
    let world = try Fixtures.builtIn.world(clock: .frozen(clock), seed: 7)
    let text = String(decoding: try StateFile.bytes(of: Snapshot(world: world)), as: UTF8.self)
    let start = try #require(text.firstRange(of: #","checksum""#)).lowerBound
    let end = try #require(text.firstRange(of: #","world":"#)).lowerBound
    let own = text[..<start] + text[end...]
    guard let expectations else { return Array(own.utf8) }
    return Array(own.replacing(#","quoteRequests":"#, with: #","expectations":\#(expectations),"quoteRequests":"#).utf8)
  }

  private static func stated(_ entries: String, lastID: Int = 1) -> String {
    #"{"stated":[\#(entries)],"lastID":\#(lastID)}"#
  }

  @Test func `a file of before there were any has none`() throws {
    #expect(try StateFile.snapshot(from: Self.file(nil)).world.expectations.isEmpty)
  }

  @Test func `they are written as they are stated, and read again byte for byte`() throws {
    let entry =
      #"{"id":1,"name":"söcks","match":{"operation":"Get*","method":"GET","path":"/a/*","status":"4xx","#
      + #""reference":"EC-1","fault":"*","header":{"A":"1","a":"2*"},"query":{"q":""},"#
      + #""body":{"b":null,"a":[1.5,true,{}],"a":1e400,"c":"*"}},"exactly":2,"inOrder":[{"method":"PUT"},{}],"#
      + #""matching":1,"steps":1,"examined":4,"evicted":3}"#
    let world = try StateFile.snapshot(from: Self.file(Self.stated(entry, lastID: 7))).world
    let written = try StateFile.bytes(of: Snapshot(world: world))
    #expect(String(decoding: written, as: UTF8.self).contains(#""expectations":\#(Self.stated(entry, lastID: 7))"#))
    #expect(try StateFile.bytes(of: StateFile.snapshot(from: written)) == written)
    #expect(world.expectations.map(\.name) == ["söcks"])
    #expect(world.expectations.first?.verification.verdict == .unknown)
  }

  @Test(arguments: [
    ("7", "expectations", "an object is needed, not a number"),
    (#"{"stated":[]}"#, "expectations.lastID", "the member is missing"),
    (stated(#"{"name":"a","atLeast":1}"#), "expectations.stated[0].id", "the member is missing"),
    (stated(#"{"id":1,"atLeast":1}"#), "expectations.stated[0].name", "the member is missing"),
    (
      stated(#"{"id":1,"name":"a"}"#), "expectations.stated[0]", "one of 'exactly', 'atLeast' and 'atMost' is needed"
    ),
    (
      stated(#"{"id":1,"name":"a","atLeast":-1}"#), "expectations.stated[0].atLeast",
      "-1 is not from 0 to 4503599627370496"
    ),
    (
      stated(#"{"id":1,"name":"a","atMost":1,"matching":9007199254740992}"#), "expectations.stated[0].matching",
      "9007199254740992 is not from 0 to 4503599627370496"
    ),
    (
      stated(#"{"id":1,"name":"a","atMost":1,"steps":1}"#), "expectations.stated[0]",
      "'inOrder' has fewer steps than have come"
    ),
    (
      stated(#"{"id":1,"name":"a","atMost":1,"match":{"header":{"A":1}}}"#), "expectations.stated[0].match.header",
      "'A' needs a text"
    ),
    (
      stated(#"{"id":1,"name":"a","atMost":1,"inOrder":[{"query":[]}]}"#),
      "expectations.stated[0].inOrder[0].query", "an object is needed"
    ),
    (
      stated(#"{"id":2,"name":"a","atMost":1}"#), "expectations",
      "the ids of expectations grow, from 1 up to 'lastID'"
    ),
    (
      stated(#"{"id":1,"name":"a","atMost":1},{"id":1,"name":"b","atMost":1}"#), "expectations",
      "the ids of expectations grow, from 1 up to 'lastID'"
    ),
    (
      stated(
        (1...101).map { #"{"id":\#($0),"name":"a","atMost":1}"# }.joined(separator: ","), lastID: 101),
      "expectations", "a world keeps no more than 100 expectations"
    ),
  ])
  func `a bad one is named by its place`(expectations: String, path: String, reason: String) throws {
    let file = try Self.file(expectations)
    #expect(throws: StateFailure.problem(path: "world.\(path)", reason)) { try StateFile.snapshot(from: file) }
  }
}
