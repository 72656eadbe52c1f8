import Testing

@testable import Sandbox

@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("EC-1", "ec-1", true), ("straße", "STRASSE", false), ("ÉTÉ", "été", true), ("", "", true), ("a", "", false),
    ("a@", "A`", false), ("[", "{", false),
  ])
  func `texts are equal but for case`(one: String, other: String, equal: Bool) {
    #expect(FoldedText(one).equals(other) == equal)
    #expect(FoldedText(other).equals(one) == equal)
  }

  @Test func `nothing equals no text`() {
    #expect(!FoldedText("").equals(nil))
    #expect(!FoldedText("").isPart(of: nil))
  }

  @Test(arguments: [
    ("ock", "SOCKS", true), ("socks", "ocks", false), ("", "x", true), ("sz", "socks", false), ("KS", "socks", true),
  ])
  func `a part stands anywhere`(part: String, whole: String, holds: Bool) {
    #expect(FoldedText(part).isPart(of: whole) == holds)
  }
}
