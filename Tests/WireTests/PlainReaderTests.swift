import Testing

@testable import Wire

/// The short way to a list of texts, held to the general one.
@Suite struct PlainReaderTests {
  private struct Body: Decodable {
    let references: [String]
  }

  private static func generally(_ text: String, isStrict: Bool) -> [String]? {
    let json = JSON(names: .pascalCase, isStrict: isStrict)
    return try? json.decode(Body.self, from: Array(text.utf8)).references
  }

  private static func shortly(_ text: String) -> [String]? { JSON.plainTexts(of: "References", in: Array(text.utf8)) }

  @Test(arguments: [
    #"{"References":["EC-000-05B-MMA"]}"#, #"{"References":["a","b","","a b/c?{}[]:,~"]}"#,
    " \t\r\n{ \t\r\n\"References\" : [ \"a\" \n, \"b\" ] } \r\n",
  ])
  func `what most clients write is read as the general reader reads it`(text: String) throws {
    let texts = try #require(Self.shortly(text))
    #expect(texts == Self.generally(text, isStrict: false))
    #expect(texts == Self.generally(text, isStrict: true))
  }

  @Test(arguments: [
    "", " ", "{}", "[]", "null", #"["a"]"#, #"{"References":[]}"#, #"{"References":null}"#, #"{"references":["a"]}"#,
    #"{"References":["a"],"Other":1}"#, #"{"References":["a"],"References":["b"]}"#, #"{"References":["é"]}"#,
    #"{"References":["\u0041"]}"#, #"{"References":["\\"]}"#, "{\"References\":[\"\u{1}\"]}",
    "{\"References\":[\"\u{7F}\"]}",
    #"{"References":["a" "b"]}"#, #"{"References":["a",]}"#, #"{"References":[1]}"#, #"{"References":["a"]} x"#,
    #"{"References":["a"]"#, #"{"References":["a]}"#, "\u{FEFF}{\"References\":[\"a\"]}", #"{"Reference":["a"]}"#,
    #"{"Ref\u0065rences":["a"]}"#, "{\u{B}\"References\":[\"a\"]}",
  ])
  func `everything else is left to the general reader`(text: String) {
    #expect(Self.shortly(text) == nil)
  }

  @Test func `no text that is cut anywhere, or has any byte put in its place, is read otherwise`() {
    let text = #"{"References":["EC-1","b"]}"#
    let bytes = Array(text.utf8)
    for place in bytes.indices {
      #expect(JSON.plainTexts(of: "References", in: Array(bytes[..<place])) == nil)
      for byte in UInt8.min...UInt8.max {
        var other = bytes
        other[place] = byte
        guard let texts = JSON.plainTexts(of: "References", in: other) else { continue }
        let general = try? JSON(names: .pascalCase, isStrict: true).decode(Body.self, from: other).references
        if texts != general { Issue.record("\(String(decoding: other, as: UTF8.self)) gives \(texts)") }
      }
    }
  }
}
