import Foundation
import Testing

@testable import Wire

struct ReadingFailureTests {
  private struct Body: Codable {
    struct Address: Codable {
      struct Country: Codable { var isoCode: String }
      var country: Country
    }

    var references: [String]?
    var addresses: [Address]?
    var quantity: Int?
    var small: UInt8?
    var weight: Decimal?
    var day: Day?
    var isLate: Bool?
    var rates: [String: Int]?
    @ListLike var tags: [String]
    @ZeroLike var value: Decimal
  }

  private func failure(_ text: String) -> ReadingFailure? {
    do {
      _ = try JSON(names: .pascalCase, isStrict: true).read(Body.self, text)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      (#"[]"#, "", "an object is needed, not a list"),
      (#"null"#, "", "an object is needed, not null"),
      (#"{"References":"x"}"#, "References", "a list is needed, not a string"),
      (#"{"References":["a",3]}"#, "References[1]", "a string is needed, not a number"),
      (#"{"references":[null]}"#, "References[0]", "a string is needed, not null"),
      (#"{"Tags":["a",{}]}"#, "Tags[1]", "a string is needed, not an object"),
      (#"{"Tags":true}"#, "Tags", "a list is needed, not a boolean"),
      (#"{"Value":"5"}"#, "Value", "a number is needed, not a string"),
      (#"{"IsLate":"true"}"#, "IsLate", "a boolean is needed, not a string"),
      (
        #"{"Addresses":[{"Country":{"IsoCode":1}}]}"#, "Addresses[0].Country.IsoCode",
        "a string is needed, not a number"
      ),
      (
        #"{"Addresses":[{"Country":{"IsoCode":"GB"}},{"Country":{}}]}"#, "Addresses[1].Country.IsoCode",
        "the member is missing"
      ),
      (#"{"Addresses":[{}]}"#, "Addresses[0].Country", "the member is missing"),
      (#"{"Rates":{"gb":"x"}}"#, "Rates.Gb", "a number is needed, not a string"),
      (#"{"Day":"Sunday"}"#, "Day", "'Sunday' is not one of Monday"),
      (#"{"Small":256}"#, "Small", "a number that fits the member is needed"),
      (#"{"Small":-1}"#, "Small", "a number that fits the member is needed"),
      (#"{"X":1.5,"Quantity":1.5}"#, "Quantity", "a whole number, or one of at most 38 digits, is needed"),
      (#"{"Quantity":9223372036854775808}"#, "Quantity", "a number that fits the member is needed"),
      (#"{"X":1.5,"Weight":1e999,"Quantity":1}"#, "Weight", "a number that fits the member is needed"),
    ])
  func `a member that cannot be read is named by its path, in JSON's words`(
    text: String, path: String, reason: String
  ) throws {
    let failure = try #require(self.failure(text))
    #expect(failure.path == path)
    #expect(failure.reason == reason)
  }

  @Test(
    arguments: [
      ("", "a JSON body is needed"), (" \r\n", "a JSON body is needed"), ("\u{FEFF}", "a JSON body is needed"),
      ("{} x", "the body is not JSON: at byte 3, the end of the text is expected"),
      ("{\"a\":1", "the body is not JSON: at byte 6, a comma or the end of the object is expected"),
      ("[1 2]", "the body is not JSON: at byte 3, a comma or the end of the list is expected"),
      ("[1,]", "the body is not JSON: at byte 3, a value is expected"),
      ("{a:1}", "the body is not JSON: at byte 1, a member's name in quotes is expected"),
      ("{\"a\" 1}", "the body is not JSON: at byte 5, a colon is expected"),
      ("{\"a\":\"x", "the body is not JSON: at byte 7, a closing quote is expected"),
      ("[\"a\nb\"]", "the body is not JSON: at byte 3, '\\n', '\\t' or '\\u00…' for a control character is expected"),
      (#"["\q"]"#, "the body is not JSON: at byte 3, one of \" \\ / b f n r t u after '\\' is expected"),
      (#"["\u12"]"#, "the body is not JSON: at byte 6, a group of four hexadecimal digits is expected"),
      (#"["\ud800"]"#, "the body is not JSON: at byte 8, the second half of a surrogate pair is expected"),
      (#"["\ud800\u0041"]"#, "the body is not JSON: at byte 14, a character, not half a surrogate pair is expected"),
      (#"["\ude00"]"#, "the body is not JSON: at byte 8, a character, not half a surrogate pair is expected"),
      ("[01]", "the body is not JSON: at byte 2, a comma or the end of the list is expected"),
      ("[1.]", "the body is not JSON: at byte 3, a digit is expected"),
      ("[.5]", "the body is not JSON: at byte 1, a value is expected"),
      ("[+1]", "the body is not JSON: at byte 1, a value is expected"),
      ("[-]", "the body is not JSON: at byte 2, a digit is expected"),
      ("[1e]", "the body is not JSON: at byte 3, a digit is expected"),
      ("[NaN]", "the body is not JSON: at byte 1, a value is expected"),
      ("[tru]", "the body is not JSON: at byte 1, a value is expected"),
      ("nul", "the body is not JSON: at byte 0, a value is expected"),
      ("['a']", "the body is not JSON: at byte 1, a value is expected"),
      ("[1] // no", "the body is not JSON: at byte 4, the end of the text is expected"),
    ])
  func `text that is not JSON is refused with the byte at fault`(text: String, reason: String) throws {
    let failure = try #require(self.failure(text))
    #expect(failure.path == "")
    #expect(failure.reason == reason)
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
      ([0x22, 0xC0, 0xAF, 0x22], 1),
    ] as [([UInt8], Int)])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8], offset: Int) {
    #expect(throws: ReadingFailure(path: "", problem: .notUTF8(offset: offset))) {
      try JSON.vendor.decode(String.self, from: bytes)
    }
  }

  @Test func `a failure that a type words itself keeps its words and gets its path`() throws {
    struct Range: Decodable {
      enum Keys: CodingKey { case lowerBound }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        throw DecodingError.dataCorruptedError(
          forKey: .lowerBound, in: container, debugDescription: "above the upper one")
      }
    }
    #expect(throws: ReadingFailure(path: "[1].LowerBound", problem: .notAllowed("above the upper one"))) {
      try JSON.vendor.decode([Range?].self, from: Array("[null,{}]".utf8))
    }
  }
}
