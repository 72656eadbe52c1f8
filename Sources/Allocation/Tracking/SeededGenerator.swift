/// Random numbers that are the same for the same seed on every machine.
///
/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014): SplitMix64.
package struct SeededGenerator: RandomNumberGenerator, Codable, Equatable, Sendable {
  private var state: UInt64

  /// The seed of a generator that goes on where this one stands.
  package var position: UInt64 { state }

  package init(seed: UInt64) { state = seed }

  /// The generator as it is after so many numbers.
  package init(seed: UInt64, skipping count: UInt64) { state = seed &+ count &* Self.step }

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  package mutating func next() -> UInt64 {
    state &+= Self.step
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to and without `bound`, which is at least 1; without the standard library's choice of algorithm, so that a
  /// seed means the same with every toolchain.
  package mutating func below(_ bound: UInt64) -> UInt64 { next().multipliedFullWidth(by: max(bound, 1)).high }
}
