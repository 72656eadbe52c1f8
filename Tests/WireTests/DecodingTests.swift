import Foundation
import Testing

@testable import Wire

struct DecodingTests {
  private struct Request: Codable, Equatable {
    var serviceReference: String?
    @ListLike var consignmentReferences: [String]
  }

  @Test func `a request reads its members in any order and ignores those it does not know`() throws {
    let request = try JSON.vendor.read(
      Request.self,
      " {\"Unknown\":[{\"a\":[1,{}]}, \"}\"],\r\n\t\"ConsignmentReferences\" : [ \"EC-1\" , \"EC\\u002D2\" ] ,\"ServiceReference\":\"S\" } "
    )
    #expect(request == Request(serviceReference: "S", consignmentReferences: ["EC-1", "EC-2"]))
  }

  @Test(arguments: ["{}", #"{"ConsignmentReferences":null,"ServiceReference":null}"#, #"{"ConsignmentReferences":[]}"#])
  func `absent, null and empty are alike for a member that says so`(text: String) throws {
    #expect(try JSON.vendor.read(Request.self, text) == Request(serviceReference: nil, consignmentReferences: []))
  }

  @Test(arguments: [
    "ServiceReference", "serviceReference", "SERVICEREFERENCE", #"\u0053erviceReference"#, #"\u0073ERVICEREFERENCE"#,
  ])
  func `the case of a name's letters does not matter`(name: String) throws {
    #expect(try JSON.vendor.read(Request.self, "{\"\(name)\":\"S\"}").serviceReference == "S")
    #expect(
      try JSON.sandbox.read(Request.self, "{\"\(name)\":\"S\"}").serviceReference == (name.first == "s" ? "S" : nil))
  }

  @Test func `a dictionary's names count letter by letter`() throws {
    let read = try JSON.vendor.read([String: Int].self, #"{"a":1,"A":2,"Ab":3,"ab":4}"#)
    #expect(read == ["a": 1, "A": 2, "Ab": 3, "ab": 4])
  }

  @Test func `of two members with one name the last counts, in objects of any size`() throws {
    let two = #""ServiceReference":"A","ServiceReference":"B"}"#
    #expect(try JSON.vendor.read(Request.self, "{\(two)").serviceReference == "B")
    #expect(
      try JSON.vendor.read(Request.self, #"{"ServiceReference":"A","servicereference":"B"}"#).serviceReference == "B")
    #expect(try JSON.vendor.read([String: Int].self, #"{"a":1,"a":2}"#) == ["a": 2])
    let many = (0..<100).map { "\"x\($0)\":0," }.joined()
    #expect(try JSON.vendor.read(Request.self, "{\(many)\(two)").serviceReference == "B")
    #expect(
      try JSON.vendor.read(Request.self, "{\"ServiceReference\":\"A\",\(many)\"SERVICEReference\":\"B\"}")
        .serviceReference == "B")
    #expect(try JSON.sandbox.read([String: Int].self, "{\"a\":1,\(many)\"a\":2}")["a"] == 2)
  }

  @Test func `an object with very many names is read in linear time`() throws {
    let names = (0..<20_000).map { "\"n\($0 % 10_000)\":\($0)" }.joined(separator: ",")
    let read = try JSON.sandbox.read([String: Int].self, "{\(names)}")
    #expect(read.count == 10_000)
    #expect(read["n5"] == 10_005)
  }

  /// What Json.NET makes of values of another kind.
  @Test(arguments: [
    (#"{"String":5.50}"#, #"{"String":"5.50"}"#), (#"{"String":true}"#, #"{"String":"true"}"#),
    (#"{"Int":"7"}"#, #"{"Int":7}"#), (#"{"Int":" -7 "}"#, #"{"Int":-7}"#), (#"{"Uint8":"255"}"#, #"{"Uint8":255}"#),
    (#"{"Decimal":"5.99"}"#, #"{"Decimal":5.99}"#), (#"{"Decimal":"+1e2"}"#, #"{"Decimal":100}"#),
    (#"{"Double":"0.5"}"#, #"{"Double":0.5}"#), (#"{"Bool":"TRUE"}"#, #"{"Bool":true}"#),
    (#"{"Bool":" false"}"#, #"{"Bool":false}"#), (#"{"Bool":1}"#, #"{"Bool":true}"#),
    (#"{"Bool":0}"#, #"{"Bool":false}"#),
    (#"{"Int":"","Decimal":"","Bool":"","Double":"","Leg":"","List":""}"#, "{}"),
    (#"{"String":""}"#, #"{"String":""}"#),
  ])
  func `values of one kind are read where another is meant`(sent: String, meant: String) throws {
    #expect(try JSON.vendor.read(Everything.self, sent) == JSON.vendor.read(Everything.self, meant))
    if sent != meant {
      #expect(throws: ReadingFailure.self) { try JSON(names: .pascalCase, isStrict: true).read(Everything.self, sent) }
      #expect(throws: ReadingFailure.self) { try JSON.sandbox.read(Everything.self, sent.lowercased()) }
    }
  }

  @Test(arguments: [
    #"{"Int":"x"}"#, #"{"Int":true}"#, #"{"Int":"1.5"}"#, #"{"Int":[]}"#, #"{"Uint8":"256"}"#, #"{"Decimal":"1,5"}"#,
    #"{"Decimal":"1e"}"#, #"{"Decimal":"0x1"}"#, #"{"Double":"nan"}"#, #"{"Bool":"yes"}"#, #"{"Bool":"1"}"#,
    #"{"String":{}}"#, #"{"String":[]}"#, #"{"Leg":" "}"#, #"{"List":{}}"#, #"{"Decimal":"."}"#,
  ])
  func `what Json.NET refuses is refused`(text: String) {
    #expect(throws: ReadingFailure.self) { try JSON.vendor.read(Everything.self, text) }
  }

  @Test func `a byte order mark at the start is skipped`() throws {
    #expect(try JSON.vendor.read([Int].self, "\u{FEFF}[1]") == [1])
  }

  @Test(arguments: [
    #"{"reference":"r","legs":[],"count":1}"#, #"{"Reference":"r","Legs":[],"Count":1.0,"Price":null}"#,
  ])
  func `members with a fallback may be missing`(text: String) throws {
    let parcel = try JSON.vendor.read(Parcel.self, text)
    #expect(parcel.weight == 0)
    #expect(parcel.tags == [])
    #expect(parcel.count == 1)
  }

  @Test(arguments: [
    ("5.99", "5.99"), ("0.1", "0.1"), ("1E+2", "100"), ("1e-127", nil), ("-0", "0"),
    ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
    ("1.2345678901234567890123456789012345678", "1.2345678901234567890123456789012345678"),
    ("99999999999999999999999999999999999999e3", nil), ("0.00012e4", "1.2"), ("1200e-2", "12"), ("-100.10", "-100.1"),
    ("5.990000000000000000000000000000000000000000000000", "5.99"), ("18446744073709551616", "18446744073709551616"),
    ("9999999999999999999", "9999999999999999999"), ("1000000000000000000000001", "1000000000000000000000001"),
  ])
  func `decimals are read exactly`(text: String, expected: String?) throws {
    #expect(try JSON.vendor.read(Decimal.self, text) == Decimal(exactly: expected ?? text))
  }

  @Test(arguments: [
    "1e128", "1e999999999999999999999", "1e200", "340282366920938463463374607431768211455",
    "1.23456789012345678901234567890123456789", "123456789012345678901234567890123456789",
    "1.00000000000000000000000000000000000000001",
  ])
  func `a decimal that cannot be written down is refused`(text: String) {
    #expect(throws: ReadingFailure.self) { try JSON.vendor.read(Decimal.self, text) }
  }

  @Test func `a dictionary with many names reads each of them`() throws {
    let numbers = Dictionary(uniqueKeysWithValues: (0..<500).map { ("Name \($0)", $0) })
    let read = try JSON.sandbox.decode([String: Int].self, from: JSON.sandbox.encode(numbers))
    #expect(read.count == 500)
    let wrong = numbers.filter { read[$0.key] != $0.value }
    #expect(wrong.isEmpty)
  }

  @Test func `64 levels are read and 65 are not`() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    struct Anything: Decodable {}
    _ = try JSON.vendor.read(Anything?.self, "null")
    #expect(throws: Never.self) { try JSON.vendor.read(Request.self, "{\"Unknown\":\(nested(63))}") }
    #expect(throws: ReadingFailure(path: "", problem: .tooDeep(limit: 64, offset: 74))) {
      try JSON.vendor.read(Request.self, "{\"Unknown\":\(nested(64))}")
    }
    #expect(throws: ReadingFailure(path: "", problem: .tooDeep(limit: 64, offset: 64))) {
      try JSON.vendor.read(Request.self, String(repeating: "[", count: 1_000_000))
    }
    #expect(throws: Never.self) { try JSON.vendor.read(String.self, "\"\(nested(100))\"") }
  }
}
