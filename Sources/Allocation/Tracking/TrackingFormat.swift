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

    /// In characters.
    var width: Int {
      switch self {
      case .literal, .check: 1
      case .sequence(let width, _): width
      case .random(_, let count): count
      }
    }
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
  /// Of every number, in characters.
  private let width: Int

  /// - Throws: what is wrong with the pattern, first mistake first.
  package init(_ pattern: String) throws(TrackingPatternProblem) {
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
    width = parts.reduce(0) { $0 + $1.width }
    try Self.checkChecks(parts)
  }

  /// The tracking number for a place in the sequence.
  func text(at position: UInt64, random: inout SeededGenerator) -> String {
    String(unsafeUninitializedCapacity: width) { text in
      var end = 0
      for part in parts {
        let start = end
        end += part.width
        switch part {
        case .literal(let byte): text[start] = byte
        case .sequence(_, let radix): Self.write(position % capacity, radix: radix, to: text[start..<end])
        case .random(let alphabet, _):
          for place in start..<end { text[place] = alphabet.character(random.below(alphabet.count)) }
        case .check(let check): text[start] = UInt8(0x30 + check.digit(after: Array(text[..<start])))
        }
      }
      return end
    }
  }

  /// Writes a number right-aligned, with zeros in front.
  private static func write(_ number: UInt64, radix: UInt64, to text: Slice<UnsafeMutableBufferPointer<UInt8>>) {
    var text = text
    var rest = number
    var place = text.endIndex
    while place > text.startIndex {
      place -= 1
      text[place] = Alphabet.alnum.character(rest % radix)
      rest /= radix
    }
  }
}
