import Contract
import Text

/// Makes the vendor's references, `EC-xxx-xxx-xxx` and `EP-xxx-xxx-xxx`, one after another from a seeded start.
///
/// The vendor's look like a counter in Crockford's base 32 (no I, L, O, U); the sandbox counts the same way. *Assumed.*
/// - Source: contract/30-consignments.md, section 1.
struct ReferenceMint: Sendable {
  private let prefix: String
  /// What the next reference is made from.
  private(set) var counter: UInt64

  /// The seed moves the start; the same seed gives the same references in the same order.
  init(prefix: String, seed: UInt64) {
    self.prefix = prefix
    // A start inside the last two groups, as the vendor's own examples have it.
    counter = Self.mix(seed) & 0x3FFF_FFFF
  }

  /// A mint that goes on from a counter.
  init(prefix: String, counter: UInt64) {
    self.prefix = prefix
    self.counter = counter
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

  /// The counter's value that a reference of any prefix, in any case, was made from.
  ///
  /// - Returns: nil for a text that no mint makes.
  static func number(of reference: String) -> UInt64? {
    let bytes = reference.utf8Span.span
    guard bytes.count == 14 else { return nil }
    let values = values.span
    var number: UInt64 = 0
    for position in 2..<14 {
      if position % 4 == 2 {
        guard bytes[position] == UInt8(ascii: "-") else { return nil }
      } else {
        let value = values[Int(bytes[position])]
        guard value < 32 else { return nil }
        number = number << 5 | UInt64(value)
      }
    }
    return number
  }

  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// What each byte stands for, in either case; 255 for none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, byte) in alphabet.enumerated() {
      values[Int(byte)] = UInt8(value)
      if byte >= UInt8(ascii: "A") { values[Int(byte | 0x20)] = UInt8(value) }
    }
    return values
  }()

  /// SplitMix64's finaliser: every bit of the seed moves the start.
  private static func mix(_ seed: UInt64) -> UInt64 {
    var z = seed &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
