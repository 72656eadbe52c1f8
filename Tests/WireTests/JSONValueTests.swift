import Testing

@testable import Wire

@Suite struct JSONValueTests {
  @Test(arguments: [
    #"{"b":1,"a":[true,false,null,"x\n"],"":{}}"#, "[]", #""é""#, "12.50", "-3", "null", "true", "false",
  ])
  func `what is read is written again, members in their order`(text: String) throws {
    let value = try JSONValue(parsing: Array(text.utf8))
    let expected = text == "12.50" ? "12.5" : text
    #expect(
      String(decoding: try JSON.vendor.encode(value), as: UTF8.self)
        == expected.replacing("\"b\"", with: "\"B\"").replacing("\"a\"", with: "\"A\""))
    #expect(String(decoding: try JSON.sandbox.encode(value), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    #"{"b":1,"a":[true,false,null],"b":2}"#, #"{"Ab":null}"#, "1e400", "-1E-300", "0.5",
    #""é""#,
  ])
  func `as a part of others it is read as it stands, numbers beyond all types included`(text: String) throws {
    struct Whole: Codable {
      let part: JSONValue
    }
    let whole = try JSON.sandbox.decode(Whole.self, from: Array(#"{"part":\#(text)}"#.utf8))
    #expect(whole.part == (try JSONValue(parsing: Array(text.utf8))))
    #expect(String(decoding: try JSON.sandbox.encode(whole), as: UTF8.self) == #"{"part":\#(text)}"#)
  }

  @Test func `lists are cut wherever they stand`() throws {
    let value = try JSONValue(parsing: Array(#"{"a":[1,2,3],"b":{"c":[[1,2,3]]}}"#.utf8))
    #expect(
      value.shortened(to: 2) == .object([("a", .list([1, 2])), ("b", .object([("c", .list([.list([1, 2])]))]))]))
  }

  @Test func `values differ by kind, by order and by content`() throws {
    let values: [JSONValue] = [
      .null, true, false, 1, 2, "1", .list([]), .list([1]), .object([]), .object([("a", 1)]), .object([("b", 1)]),
      .object([("a", 1), ("b", 1)]), .object([("b", 1), ("a", 1)]),
    ]
    for (place, value) in values.enumerated() {
      for (other, against) in values.enumerated() { #expect((value == against) == (place == other)) }
    }
  }

  @Test func `digits that are no number are refused`() {
    #expect(throws: EncodingError.self) { try JSON.vendor.encode(JSONValue.number("x")) }
  }
}
