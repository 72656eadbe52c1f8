import Foundation
import Testing

@testable import Wire

/// What only a strict reading refuses; that values of another kind are refused stands in `DecodingTests`.
struct StrictReadingTests {
  private let strict = JSON(names: .pascalCase, isStrict: true)

  @Test(arguments: [
    (#"{"reference":"R","LEGS":[],"Count":1}"#, "LEGS", "the member is called Legs"),
    (
      #"{"Reference":"R","Legs":[{"leg":1,"carriername":"x"}],"Count":1}"#, "Legs[0].Carriername",
      "the member is called CarrierName"
    ),
    (#"{"Reference":"R","Legs":[],"Count":1,"Count":2}"#, "Count", "the member stands here twice"),
    (#"{"Reference":"R","Legs":[],"Count":1,"Tags":["a"],"tags":[]}"#, "Tags", "the member stands here twice"),
    (#"{"REFERENCE":"R","Legs":[],"Count":"1"}"#, "Count", "a number is needed, not a string"),
  ])
  func `a strict reading names what is not as published`(text: String, path: String, reason: String) throws {
    do throws(ReadingFailure) {
      _ = try strict.read(Parcel.self, text)
      Issue.record("it is read")
    } catch {
      #expect(error.path == path)
      #expect(error.reason == reason)
    }
    _ = try JSON.vendor.read(Parcel.self, text)
  }

  @Test func `members nobody asks for are ignored, and small first letters taken`() throws {
    let parcel = try strict.read(Parcel.self, #"{"reference":"R","legs":[],"Count":1,"Else":{"a":1},"countt":0}"#)
    #expect(parcel.count == 1)
  }
}
