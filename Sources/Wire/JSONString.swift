/// The escapes inside JSON strings.
///
/// - Source: RFC 8259, section 7.
enum JSONString {
  /// The length of the escape that `text` begins with, both halves of a surrogate pair taken together; nil if it is not
  /// a valid one.
  static func escapeLength(in text: ArraySlice<UInt8>) -> Int? {
    guard let letter = text.dropFirst().first else { return nil }
    guard letter == UInt8(ascii: "u") else { return simple(letter) == nil ? nil : 2 }
    guard let unit = unit(text) else { return nil }
    if UTF16.isTrailSurrogate(unit) { return nil }
    guard UTF16.isLeadSurrogate(unit) else { return 6 }
    guard let trail = Self.unit(text.dropFirst(6)), UTF16.isTrailSurrogate(trail) else { return nil }
    return 12
  }

  /// The text that a string's bytes stand for; they have been checked before.
  static func unescaped(_ text: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.first {
      guard byte == UInt8(ascii: "\\"), let length = escapeLength(in: rest) else {
        plain.append(byte)
        rest = rest.dropFirst()
        continue
      }
      if length == 2, let letter = rest.dropFirst().first, let character = simple(letter) {
        plain.append(character)
      } else {
        let units = [unit(rest), length == 12 ? unit(rest.dropFirst(6)) : nil].compactMap { $0 }
        plain.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      }
      rest = rest.dropFirst(length)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func simple(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The UTF-16 unit of a `\uXXXX` at the start of `text`.
  private static func unit(_ text: ArraySlice<UInt8>) -> UInt16? {
    guard text.starts(with: "\\u".utf8), text.count >= 6 else { return nil }
    var unit: UInt16 = 0
    for byte in text.dropFirst(2).prefix(4) {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
