package import FoundationEssentials

/// Numbers as JSON and XML both write them.
extension TextBuffer {
  package mutating func append(_ value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(digits: value.magnitude, point: 0)
  }

  /// Appends a finite number, exact, and as short as it can be.
  package mutating func append(_ value: Decimal) {
    // A coefficient of up to eight words of 16 bits, the lowest first, after a power of ten, a count of words and a sign.
    // The type's own description makes objects by the dozen; the test compares the two.
    let (exponent, coefficient) = withUnsafeBytes(of: value) { layout in
      (layout.load(as: Int8.self), layout.loadUnaligned(fromByteOffset: 4, as: UInt128.self))
    }
    guard exponent <= 0, exponent >= -16, let short = UInt64(exactly: coefficient) else {
      return append(verbatim: Self.shortest(value.description))
    }
    if value.sign == .minus, short > 0 { append(UInt8(ascii: "-")) }
    append(digits: short, point: -Int(exponent))
  }

  /// Appends digits, of which `point` stand behind the decimal point.
  private mutating func append(digits: UInt64, point: Int) {
    var rest = digits
    var point = point
    while point > 0, rest % 10 == 0 {
      rest /= 10
      point -= 1
    }
    if rest < 10, point == 0 { return append(UInt8(ascii: "0") + UInt8(rest)) }
    var text = InlineArray<24, UInt8>(repeating: 0)
    var start = text.count
    var count = 0
    repeat {
      if count == point, point > 0 {
        start -= 1
        text[start] = UInt8(ascii: ".")
      }
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      text[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
      count += 1
    } while rest > 0 || count <= point
    text.span.extracting(last: text.count - start).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Without zeros at the end of a fraction.
  static func shortest(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }
    return String((digits.first == "." ? digits.dropFirst() : digits).reversed())
  }
}
