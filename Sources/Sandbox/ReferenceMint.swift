internal import Contract

/// Makes the vendor's references, `EC-xxx-xxx-xxx` and `EP-xxx-xxx-xxx`, one after another from a seeded start.
///
/// The vendor's look like a counter in Crockford's base 32 (no I, L, O, U); the sandbox counts the same way. *Assumed.*
/// - Source: contract/30-consignments.md, section 1.
struct ReferenceMint: Sendable {
  private let prefix: String
  private var counter: UInt64

  /// The seed moves the start; the same seed gives the same references in the same order.
  init(prefix: String, seed: UInt64) {
    self.prefix = prefix
    // A start inside the last two groups, as the vendor's own examples have it.
    counter = Self.mix(seed) & 0x3FFF_FFFF
  }

  mutating func next() -> String {
    defer { counter &+= 1 }
    var text = ShortText()
    text.append(prefix)
    for group in (0..<3).reversed() {
      text.append(UInt8(ascii: "-"))
      for digit in (0..<3).reversed() {
        text.append(Self.alphabet[Int(counter >> UInt64(group * 15 + digit * 5) & 31)])
      }
    }
    return text.string
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// SplitMix64's finaliser: every bit of the seed moves the start.
  private static func mix(_ seed: UInt64) -> UInt64 {
    var z = seed &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
