import Testing

@testable import Faults

@Suite struct `A wildcard` {
  @Test(arguments: [
    ("*", ""), ("*", "anything"), ("Allocate*", "AllocateWithQuote"), ("*quote", "AllocateWithQuote"),
    ("a*b*c", "aXbYbZc"), ("a**c", "ac"), ("abc", "ABC"), ("*aab", "aaaab"), ("/labels/*/pdf", "/labels/EC-1/pdf"),
    ("Ä*", "äh"),
  ])
  func `matches`(text: String, candidate: String) {
    #expect(Wildcard(text).matches(candidate))
  }

  @Test(arguments: [("", "a"), ("a", ""), ("a*", "ba"), ("*a", "ab"), ("a*b", "acbd"), ("abc", "abcd"), ("a?c", "abc")])
  func `does not match`(text: String, candidate: String) {
    #expect(!Wildcard(text).matches(candidate))
  }

  @Test func `made to be slow is not`() {
    let wildcard = Wildcard(String(repeating: "*a", count: 2000))
    #expect(!wildcard.matches(String(repeating: "a", count: 4000) + "b"))
  }
}
