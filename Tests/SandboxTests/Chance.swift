import Allocation

/// The same choices for the same seed.
struct Chance: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func of<Element>(_ choices: [Element]) -> Element { choices[Int(generator.below(UInt64(choices.count)))] }

  mutating func happens(oneIn count: UInt64) -> Bool { generator.below(count) == 0 }
}
