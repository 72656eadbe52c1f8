import Allocation
import Testing

@testable import Sandbox

@Suite struct RequestIdentifiersTests {
  @Test func `ids are those that one generator makes in turn`() {
    var generator = SeededGenerator(seed: 7)
    let identifiers = RequestIdentifiers(seed: 7)
    for _ in 0..<5 { #expect(identifiers.next() == generator.nextIdentifier().hyphenated) }
  }

  @Test func `no two callers get the same`() async {
    let identifiers = RequestIdentifiers(seed: 1)
    let all = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { (0..<250).map { _ in identifiers.next() } } }
      return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
    }
    #expect(all.count == 2000)
  }
}
