import Foundation
import Testing

@testable import Wire

struct EncodingTests {
  private let parcel = Parcel(
    reference: "EC-000-05B-MMA",
    legs: [Leg(leg: 1, trackingReferences: ["TRK00009823"], carrierName: nil)],
    description: nil, count: 2, isLate: nil, price: Decimal(sign: .plus, exponent: -2, significand: 599), tags: [],
    weight: Decimal(sign: .plus, exponent: -5, significand: 50000))

  @Test func `members stand in declared order, in Pascal case, with null where there is no value`() throws {
    #expect(
      try JSON.vendor.text([parcel])
        == #"[{"Reference":"EC-000-05B-MMA","Legs":[{"Leg":1,"TrackingReferences":["TRK00009823"],"CarrierName":null}],"#
        + #""Description":null,"Count":2,"IsLate":null,"Price":5.99,"Tags":[],"Weight":0.5}]"#)
  }

  @Test func `the sandbox's own names stand as they are declared, and nulls can be left out`() throws {
    #expect(
      try JSON(names: .declared, nulls: .omitted).text(parcel)
        == #"{"reference":"EC-000-05B-MMA","legs":[{"leg":1,"trackingReferences":["TRK00009823"]}],"#
        + #""count":2,"price":5.99,"tags":[],"weight":0.5}"#)
  }

  @Test func `null is written for an absent member of every type`() throws {
    #expect(
      try JSON.sandbox.text(Everything())
        == #"{"bool":null,"string":null,"double":null,"float":null,"int":null,"int8":null,"int16":null,"int32":null,"#
        + #""int64":null,"int128":null,"uint":null,"uint8":null,"uint16":null,"uint32":null,"uint64":null,"#
        + #""uint128":null,"decimal":null,"list":null,"leg":null}"#)
    #expect(try JSON(names: .declared, nulls: .omitted).text(Everything()) == "{}")
  }

  @Test func `the widest numbers of every type survive the way there and back`() throws {
    let everything = Everything(
      bool: true, string: "s", double: .greatestFiniteMagnitude, float: .leastNonzeroMagnitude, int: .min, int8: .min,
      int16: .min, int32: .min, int64: .min, int128: .min, uint: .max, uint8: .max, uint16: .max, uint32: .max,
      uint64: .max, uint128: .max, decimal: Decimal(string: "-99999999999999999999999999999999999999e89"),
      list: [0, 9, 10, -1],
      leg: Leg(leg: 1, trackingReferences: [], carrierName: "Ü"))
    let bytes = try JSON.vendor.encode(everything)
    #expect(try JSON.vendor.decode(Everything.self, from: bytes) == everything)
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("", #""""#), ("a/b", #""a/b""#), ("Zürich 東京 🚚", #""Zürich 東京 🚚""#),
    ("say \"hi\"", #""say \"hi\"""#), (#"C:\x"#, #""C:\\x""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1}\u{B}\u{1F}", #""\u0000\u0001\u000b\u001f""#), ("\u{7F}\u{2028}", "\"\u{7F}\u{2028}\""),
    (
      "a long text of which only the last character is special\n",
      #""a long text of which only the last character is special\n""#
    ),
  ])
  func `text is escaped where JSON demands it and nowhere else`(text: String, expected: String) throws {
    #expect(try JSON.vendor.text(text) == expected)
    #expect(try JSON.vendor.read(String.self, expected) == text)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0", "0"), ("0.50000", "0.5"), ("5.9900", "5.99"), ("100", "100"), ("1e2", "100"),
    ("-0.25", "-0.25"), ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ("0.00000000000000000001", "0.00000000000000000001"), ("1e-3", "0.001"), ("-1200.300", "-1200.3"), ("10", "10"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"), ("27.69", "27.69"),
  ])
  func `a decimal is exact and as short as it can be`(value: String, expected: String) throws {
    #expect(try JSON.vendor.text(Decimal(exactly: value)) == expected)
    #expect(try JSON.vendor.read(Decimal.self, value) == Decimal(exactly: value))
  }

  @Test func `a decimal that keeps zeros at its end loses them on the wire`() throws {
    #expect(try JSON.vendor.text(Decimal(sign: .minus, exponent: -4, significand: 2000)) == "-0.2")
    #expect(try JSON.vendor.text(Decimal(sign: .plus, exponent: -2, significand: 500)) == "5")
    #expect(try JSON.vendor.text(Decimal(sign: .plus, exponent: 3, significand: 10)) == "10000")
  }

  @Test(arguments: [(0.1, "0.1"), (5.0, "5"), (-2.5, "-2.5"), (1e300, "1e+300")])
  func `floating-point numbers are short`(value: Double, expected: String) throws {
    #expect(try JSON.vendor.text(value) == expected)
  }

  @Test func `a number that is not finite is an error, also when the caller swallows it`() {
    struct Swallowing: Encodable {
      func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try? container.encode(Double.infinity)
        try container.encode(1)
      }
    }
    #expect(throws: EncodingError.self) { try JSON.vendor.encode([Double.nan]) }
    #expect(throws: EncodingError.self) { try JSON.vendor.encode(["a": Float.infinity]) }
    #expect(throws: EncodingError.self) { try JSON.vendor.encode(Decimal.nan) }
    #expect(throws: EncodingError.self) { try JSON.vendor.encode(Swallowing()) }
  }

  @Test func `a dictionary keeps its names and stands in their order, wherever it stands`() throws {
    struct Holder: Codable, Equatable {
      var rates: [String: [String: Int]]
      var next: Int
    }
    let holder = Holder(rates: ["gb": ["z": 1, "Z": 2, "a\"": 3], "US": [:], "de": ["y": 1]], next: 7)
    let text = #"{"Rates":{"US":{},"de":{"y":1},"gb":{"Z":2,"a\"":3,"z":1}},"Next":7}"#
    #expect(try JSON.vendor.text(holder) == text)
    #expect(try JSON.vendor.read(Holder.self, text) == holder)
    #expect(try JSON.vendor.text([String: Int]()) == "{}")
    #expect(try JSON.vendor.text(["b": 1, "a": 2]) == #"{"a":2,"b":1}"#)
  }

  @Test func `optional elements and values are null, in lists and dictionaries`() throws {
    #expect(try JSON.vendor.text([1, nil, 3]) == "[1,null,3]")
    #expect(try JSON.vendor.text(["a": Int?.none]) == #"{"a":null}"#)
    #expect(try JSON.vendor.text(String?.none) == "null")
  }

  @Test func `names with quotes are escaped, and an explicit name keeps its spelling`() throws {
    struct Odd: Encodable {
      var schema = 1
      var quoted = 2
      enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case quoted = "a\"b"
      }
    }
    #expect(try JSON.vendor.text(Odd()) == #"{"$schema":1,"A\"b":2}"#)
  }
}
