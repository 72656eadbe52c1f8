import Foundation
import Testing

@testable import Wire

struct FuzzTests {
  /// SplitMix64: the same mutations in every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let body = Array(
    #"{"Reference":"EC-\u00e9\ud83d\ude9a","Legs":[{"Leg":1,"TrackingReferences":["a\n","b"],"CarrierName":null}],"Description":"é","Count":2,"IsLate":true,"Price":-12.50e1,"Tags":[],"Weight":0.5}"#
      .utf8)

  @Test(arguments: 0..<8)
  func `no mutation of a body traps, and what is read can be written and read again`(seed: Int) throws {
    var generator = Generator(state: UInt64(seed))
    let alphabet = Array("{}[]\",:\\u0123456789eE+-.truefalsn \u{0}\u{7F}é".utf8) + [0xFF, 0xC3]
    for _ in 0..<2_000 {
      var bytes = Self.body
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
        default:
          let end = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
          bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &generator))
        }
      }
      do {
        let parcel = try JSON.vendor.decode(Parcel.self, from: bytes)
        let again = try JSON.vendor.decode(Parcel.self, from: try JSON.vendor.encode(parcel))
        #expect(again == parcel)
      } catch let error as ReadingFailure {
        #expect(!error.reason.isEmpty)
      }
    }
  }

  @Test func `every beginning of a body is refused and none traps`() {
    for length in 0..<Self.body.count {
      #expect(throws: ReadingFailure.self) { try JSON.vendor.decode(Parcel.self, from: Array(Self.body[..<length])) }
    }
  }
}
