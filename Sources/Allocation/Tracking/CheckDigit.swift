/// A carrier's check character, worked out from the characters before it.
///
/// | Name  | Over | How |
/// |-------|------|-----|
/// | ups   | the 15 characters after `1Z` | letters count as (ASCII − 63) mod 10; every second is doubled; to the next ten |
/// | s10   | the 8 digits before | weights 8 6 4 2 3 5 9 7; 11 − sum mod 11, where 10 is 0 and 11 is 5 |
/// | mod10 | all digits before | weights 3 and 1 in turn from the right; to the next ten (GS1) |
/// | luhn  | all digits before | every second from the right doubled, its digits added; to the next ten (ISO/IEC 7812) |
/// | mod7  | all digits before | the digits as one number, modulo 7 |
///
/// - Source: UPS tracking number check digit calculation; UPU standard S10, annex; GS1 General Specifications, 7.9.
package enum CheckDigit: String, CaseIterable, Sendable {
  case ups, s10, mod10, luhn, mod7

  /// The digit, 0 to 9, for the characters before it.
  func digit(after characters: [UInt8]) -> Int {
    switch self {
    case .ups: Self.ups(characters)
    case .s10: Self.s10(characters)
    case .mod10: Self.weighted(Self.digits(of: characters)) { $0 * 3 }
    case .luhn: Self.weighted(Self.digits(of: characters)) { $0 * 2 > 9 ? $0 * 2 - 9 : $0 * 2 }
    case .mod7: Self.digits(of: characters).reduce(0) { ($0 * 10 + $1) % 7 }
    }
  }

  private static func digits(of characters: [UInt8]) -> [Int] {
    characters.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
  }

  private static func ups(_ characters: [UInt8]) -> Int {
    var sum = 0
    for (index, character) in characters.dropFirst(2).enumerated() {
      let isDigit = (0x30...0x39).contains(character)
      let value = isDigit ? Int(character) - 0x30 : (Int(character) + 37) % 10
      sum += index % 2 == 0 ? value : value * 2
    }
    return (10 - sum % 10) % 10
  }

  private static func s10(_ characters: [UInt8]) -> Int {
    let weights = [8, 6, 4, 2, 3, 5, 9, 7]
    let sum = zip(digits(of: characters).suffix(8), weights).reduce(0) { $0 + $1.0 * $1.1 }
    let digit = 11 - sum % 11
    return digit == 10 ? 0 : digit == 11 ? 5 : digit
  }

  private static func weighted(_ digits: [Int], odd: (Int) -> Int) -> Int {
    let sum = digits.reversed().enumerated().reduce(0) { $0 + ($1.offset % 2 == 0 ? odd($1.element) : $1.element) }
    return (10 - sum % 10) % 10
  }
}
