import Foundation
import Testing

@testable import Wire

/// A reading that fails is followed by one that names what else is wrong, and nothing that only comes of it.
@Suite struct RecoveryTests {
  private func failures<Value: Decodable>(
    _ type: Value.Type, _ text: String, strictly isStrict: Bool = false
  ) -> [String] {
    do throws(ReadingFailure) {
      _ = try JSON(names: .pascalCase, isStrict: isStrict).read(type, text)
      return []
    } catch {
      return error.all.map { "\($0.path): \($0.reason)" }
    }
  }

  @Test(
    arguments: [
      // What has to be there has a stand-in, so that what follows is read.
      (
        #"{"Reference":[],"Count":"x","IsLate":{}}"#,
        [
          "Reference: a string is needed, not a list", "Legs: the member is missing",
          "Count: a number is needed, not a string", "IsLate: a boolean is needed, not an object",
        ]
      ),
      (
        #"{"Reference":"R","Count":1,"Legs":[5,{"Leg":"x","TrackingReferences":[1,{},[]]},{}]}"#,
        [
          "Legs[0]: an object is needed, not a number", "Legs[1].Leg: a number is needed, not a string",
          "Legs[1].TrackingReferences[1]: a string is needed, not an object",
          "Legs[1].TrackingReferences[2]: a string is needed, not a list", "Legs[2].Leg: the member is missing",
        ]
      ),
      (#"[{}]"#, [": an object is needed, not a list"]),
      (
        #"{"Reference":"R","Count":1,"Legs":[],"Price":{},"Weight":"heavy","Tags":5}"#,
        [
          "Price: a number is needed, not an object", "Weight: a number is needed, not a string",
          "Tags: a list is needed, not a number",
        ]
      ),
    ])
  func `everything that cannot be read is named`(text: String, expected: [String]) {
    #expect(Set(failures(Parcel.self, text)) == Set(expected))
    #expect(failures(Parcel.self, text).count == expected.count)
  }

  /// Says itself what it allows, of members that are right.
  private struct Range: Decodable {
    enum Keys: CodingKey { case lower, upper }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      let lower = try container.decode(Int.self, forKey: .lower)
      let upper = try container.decode(Int.self, forKey: .upper)
      guard lower < upper else {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "it is empty"))
      }
    }
  }

  private struct Ranges: Decodable {
    let first: Range?
    let others: [String: Range?]
  }

  @Test func `what only comes of a stand-in is not told`() {
    #expect(
      failures(Ranges.self, #"{"First":{"Lower":[],"Upper":-5},"Others":{"a":{"Lower":2,"Upper":1},"b":{}}}"#) == [
        "First.Lower: a number is needed, not a list", "Others.A: it is empty", "Others.B.Lower: the member is missing",
        "Others.B.Upper: the member is missing",
      ])
  }

  @Test func `a strict reading names every name that is not as published`() {
    #expect(
      failures(Parcel.self, #"{"REFERENCE":"R","LEGS":[],"Count":1,"Count":2,"Tags":5}"#, strictly: true) == [
        "Tags: a list is needed, not a number", "REFERENCE: the member is called Reference",
        "LEGS: the member is called Legs", "Count: the member stands here twice",
      ])
  }

  @Test func `of a part of a text what is right is read, with the other members absent`() throws {
    let node = try JSONNode(
      parsing: Array(#"{"Reference":"R","Legs":[{"Leg":1,"CarrierName":[]}],"Count":1,"IsLate":"x","Ohter":1}"#.utf8))
    var asked = AskedMembers()
    let (value, failures) = JSON.vendor.recover(Parcel.self, from: node, asked: &asked)
    #expect(
      failures.map(\.path).sorted() == ["IsLate", "Legs[0].CarrierName"])
    #expect(value?.legs.map(\.leg) == [1])
    #expect(value?.isLate == nil)
    #expect(node.member("Ohter").map(asked.contains) == false)
    #expect(node.member("IsLate").map(asked.contains) == true)
  }

  @Test(arguments: [#"{"Reference":"R","Count":"x","Legs":[]}"#, #"{"Reference":"R","Count":1,"Legs":[{"Leg":1},2]}"#])
  func `there is no value without what it has to have`(text: String) throws {
    var asked = AskedMembers()
    let read = JSON.vendor.recover(Parcel.self, from: try JSONNode(parsing: Array(text.utf8)), asked: &asked)
    #expect(read.value == nil)
    #expect(read.failures.count == 1)
  }

  @Test func `what can be read has no failures`() throws {
    var asked = AskedMembers()
    let node = try JSONNode(parsing: Array(#"{"Reference":"R","Count":1,"Legs":[]}"#.utf8))
    let read = JSON.vendor.recover(Parcel.self, from: node, asked: &asked)
    #expect(read.value?.reference == "R")
    #expect(read.failures == [])
    #expect(asked.areAll)
  }
}
