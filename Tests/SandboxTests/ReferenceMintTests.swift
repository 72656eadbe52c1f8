import Testing

@testable import Sandbox

@Suite struct ReferenceMintTests {
  @Test(arguments: [0, 1, 2, 42, UInt64.max])
  func `references look like the vendor's and never repeat`(seed: UInt64) {
    var mint = ReferenceMint(prefix: "EC", seed: seed)
    let references = (0..<2000).map { _ in mint.next() }
    #expect(Set(references).count == 2000)
    #expect(references.allSatisfy { $0.wholeMatch(of: #/EC(-[0-9A-HJKMNP-TV-Z]{3}){3}/#) != nil })
  }

  @Test func `the same seed gives the same references and another seed others`() {
    var first = ReferenceMint(prefix: "EC", seed: 7)
    var again = ReferenceMint(prefix: "EC", seed: 7)
    var other = ReferenceMint(prefix: "EC", seed: 8)
    let reference = first.next()
    #expect(again.next() == reference)
    #expect(other.next() != reference)
  }

  @Test func `references number one after another`() throws {
    var mint = ReferenceMint(prefix: "EP", seed: 3)
    let numbers = (0..<2000).compactMap { _ in ReferenceMint.number(of: mint.next()) }
    let first = try #require(numbers.first)
    #expect(numbers == (0..<2000).map { first + $0 })
  }

  @Test(arguments: [
    "", "EP", "EP-000-000", "EP-000-000-0000", "EP-000-000-00", "EPX-000-000-000", "EP-000-000-00I", "EP-000-000-000-",
    "EP_000_000_000", "EP-00é-000-000",
  ])
  func `what no mint makes has no number`(text: String) {
    #expect(ReferenceMint.number(of: text) == nil)
  }
}
