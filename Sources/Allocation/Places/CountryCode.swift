/// Two capital letters that stand for a country.
struct CountryCode: Hashable, Sendable {
  private let letters: UInt16

  static let unitedKingdom = CountryCode(first: 0x47, second: 0x42)
  static let ireland = CountryCode(first: 0x49, second: 0x45)
  static let unitedStates = CountryCode(first: 0x55, second: 0x53)

  /// Reads two letters in any case, blanks around them ignored.
  init?(_ text: String) {
    var found: (UInt8, UInt8) = (0, 0)
    var count = 0
    for byte in text.utf8 where byte != 0x20 {
      let upper = byte & 0xDF
      guard (0x41...0x5A).contains(upper), byte >= 0x41, count < 2 else { return nil }
      if count == 0 { found.0 = upper } else { found.1 = upper }
      count += 1
    }
    guard count == 2 else { return nil }
    self.init(first: found.0, second: found.1)
  }

  private init(first: UInt8, second: UInt8) { letters = UInt16(first) << 8 | UInt16(second) }

  /// How many pairs of letters there are.
  static let count = 26 * 26

  /// The place among all pairs of letters.
  var index: Int { (Int(letters >> 8) - 0x41) * 26 + Int(letters & 0xFF) - 0x41 }

  var text: String { String(decoding: [UInt8(letters >> 8), UInt8(letters & 0xFF)], as: UTF8.self) }
}
