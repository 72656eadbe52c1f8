import Allocation

/// An endless run of ids from a seed.
package struct IdentifierSource: Sendable {
  private var generator: SeededGenerator

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The next id, a GUID in lower case with hyphens.
  package mutating func next() -> String { generator.nextIdentifier().hyphenated }
}
