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
}
