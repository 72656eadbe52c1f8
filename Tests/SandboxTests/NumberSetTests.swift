import Testing

@testable import Sandbox

@Suite struct NumberSetTests {
  /// Numbers close together, far apart and at the edges of words and blocks.
  private static func numbers(_ generator: inout some RandomNumberGenerator) -> [Int] {
    (0..<400).map { _ in
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: Int.random(in: 0..<200, using: &generator)
      case 1: Int.random(in: 0..<300_000, using: &generator)
      default: Int.random(in: 1..<40, using: &generator) * 4096 + Int.random(in: -2...2, using: &generator)
      }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a set of numbers is a set`(seed: UInt64) {
    var generator = Chance(seed: seed)
    var sets: [(tested: NumberSet, plain: Set<Int>)] = []
    for _ in 0..<3 {
      var (tested, plain) = (NumberSet(), Set<Int>())
      for number in Self.numbers(&generator) {
        if Bool.random(using: &generator) || plain.isEmpty {
          tested.insert(number)
          plain.insert(number)
        } else {
          let removed = plain.randomElement(using: &generator) ?? number
          tested.remove(removed)
          tested.remove(number + 1)
          plain.subtract([removed, number + 1])
        }
      }
      #expect(tested.count == plain.count)
      #expect(tested.descending() == plain.sorted(by: >))
      #expect((0..<1000).allSatisfy { tested.contains($0 * 7) == plain.contains($0 * 7) })
      let (skip, take) = (Int.random(in: 0..<200, using: &generator), Int.random(in: 0..<200, using: &generator))
      #expect(tested.descending(skip: skip, take: take) == Array(plain.sorted(by: >).dropFirst(skip).prefix(take)))
      #expect(tested.filter { $0 % 3 == 0 }.descending() == plain.filter { $0 % 3 == 0 }.sorted(by: >))
      #expect(tested.firstDescending { $0 % 5 == 0 } == plain.filter { $0 % 5 == 0 }.max())
      sets.append((tested, plain))
    }
    let (one, other) = (sets[0], sets[1])
    #expect(
      one.tested.intersection(other.tested).descending() == one.plain.intersection(other.plain).sorted(by: >))
    #expect(
      NumberSet(union: sets.map(\.tested)).descending()
        == sets.reduce(Set()) { $0.union($1.plain) }.sorted(by: >))
  }

  @Test(arguments: [0..<0, 0..<1, 0..<64, 3..<64, 63..<65, 0..<4096, 4000..<13_000, 4096..<8192])
  func `a range is the set of its numbers`(range: Range<Int>) {
    #expect(NumberSet(range).descending() == range.reversed())
    #expect(NumberSet(range).count == range.count)
    #expect(NumberSet(range).isEmpty == range.isEmpty)
  }

  @Test func `what has been taken out leaves nothing behind`() {
    var numbers = NumberSet()
    for number in [5, 70, 5000] { numbers.insert(number) }
    for number in [5, 70, 5000] { numbers.remove(number) }
    #expect(numbers == NumberSet())
  }
}
