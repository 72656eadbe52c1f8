/// How a carrier's tracking numbers look.
///
/// | Part                  | Gives |
/// |-----------------------|-------|
/// | any other character   | itself |
/// | `{sequence:8}`        | the next number of the pattern, 8 digits; 1 to 18. Exactly one sequence is needed: it keeps numbers apart |
/// | `{sequence:8:base36}` | the same in digits and capital letters; 1 to 12 |
/// | `{digits:4}`          | 4 random digits; 1 to 32, as the two below |
/// | `{letters:2}`         | 2 random capital letters |
/// | `{alnum:6}`           | 6 random digits or capital letters |
/// | `{check:ups}`         | a check digit over the characters before it: `ups`, `s10`, `mod10`, `luhn` or `mod7`, see `CheckDigit` |
///
/// `TRK{sequence:8}`, `1Z9A80W5DK{sequence:7}{check:ups}` and `TT{sequence:8}{check:s10}GB` are examples.
package struct TrackingFormat: Equatable, Sendable {
  enum Part: Equatable, Sendable {
    case literal(UInt8)
    case sequence(width: Int, radix: UInt64)
    case random(Alphabet, count: Int)
    case check(CheckDigit)
  }

  enum Alphabet: Equatable, Sendable {
    case digits, letters, alnum

    var count: UInt64 {
      switch self {
      case .digits: 10
      case .letters: 26
      case .alnum: 36
      }
    }

    /// Digits come before letters.
    func character(_ index: UInt64) -> UInt8 {
      let number = UInt8(truncatingIfNeeded: index % count) + (self == .letters ? 10 : 0)
      return number < 10 ? 0x30 + number : 0x41 + number - 10
    }
  }

  package let pattern: String
  /// How many numbers there are before they come round again.
  package let capacity: UInt64
  private let parts: [Part]

  /// - Throws: what is wrong with the pattern, first mistake first.
  package init(_ pattern: String) throws(TrackingPatternMistake) {
    let parts = try Self.parts(of: pattern)
    var capacities: [UInt64] = []
    for part in parts {
      if case .sequence(let width, let radix) = part {
        capacities.append((0..<width).reduce(1) { power, _ in power &* radix })
      }
    }
    guard let capacity = capacities.first, capacities.count == 1 else {
      throw .sequences(found: capacities.count)
    }
    self.pattern = pattern
    self.capacity = capacity
    self.parts = parts
    try Self.checkChecks(parts)
  }

  /// The tracking number for a place in the sequence.
  func text(at position: UInt64, random: inout SeededGenerator) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    for part in parts {
      switch part {
      case .literal(let byte): bytes.append(byte)
      case .sequence(let width, let radix): Self.append(position % capacity, width: width, radix: radix, to: &bytes)
      case .random(let alphabet, let count):
        for _ in 0..<count { bytes.append(alphabet.character(random.below(alphabet.count))) }
      case .check(let check): bytes.append(UInt8(0x30 + check.digit(after: bytes)))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ number: UInt64, width: Int, radix: UInt64, to bytes: inout [UInt8]) {
    for _ in 0..<width { bytes.append(0x30) }
    var rest = number
    var place = bytes.count
    // The zeros in front are there already.
    while rest > 0, place > bytes.count - width {
      place -= 1
      bytes[place] = Alphabet.alnum.character(rest % radix)
      rest /= radix
    }
  }
}
