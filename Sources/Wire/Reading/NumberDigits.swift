import FoundationEssentials

extension FixedWidthInteger {
  /// A number written in digits alone, if it is sure to fit; nil sends the caller to a slower way.
  init?(decimalDigits text: borrowing Span<UInt8>) {
    guard text.count > 0, text.count < 3 || (Self.bitWidth >= 32 && text.count < 10) else { return nil }
    var value: Self = 0
    for index in 0..<text.count {
      let digit = text[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Self(truncatingIfNeeded: digit)
    }
    self = value
  }
}

extension Decimal {
  /// A number of up to 18 digits without an exponent; nil sends the caller to a slower way.
  init?(shortDigits text: borrowing Span<UInt8>) {
    guard text.count > 0, text.count <= 19 else { return nil }
    var index = 0
    let isNegative = text[0] == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var value: UInt64 = 0
    var digits = 0
    var places: Int?
    while index < text.count {
      let digit = text[index] &- 0x30
      if digit < 10 {
        value = value * 10 + UInt64(digit)
        digits += 1
      } else if text[index] == UInt8(ascii: "."), places == nil {
        places = digits
      } else {
        return nil
      }
      index += 1
    }
    guard digits > 0, digits <= 18 else { return nil }
    guard let places else {
      self = isNegative ? -Decimal(value) : Decimal(value)
      return
    }
    self.init(sign: isNegative ? .minus : .plus, exponent: places - digits, significand: Decimal(value))
  }

  /// How many digits a number has that count: those from the first to the last that is not 0. Its exponent does not matter.
  static func significantDigits(_ text: String.UTF8View) -> Int {
    var (digits, zeros) = (0, 0)
    for byte in text {
      switch byte {
      case UInt8(ascii: "0"): zeros += 1
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        digits += (digits == 0 ? 0 : zeros) + 1
        zeros = 0
      case UInt8(ascii: "e"), UInt8(ascii: "E"): return digits
      default: break
      }
    }
    return digits
  }

  /// Whether text is a number as XML Schema writes decimals, or `double`s with an exponent, of 38 significant digits at most.
  static func isReadFromXML(_ text: String.UTF8View) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    var rest = text[...]
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: isDigit)
    rest = rest[whole.endIndex...]
    var fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: isDigit)
      rest = rest[fraction.endIndex...]
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return false }
    let significant = whole.drop { $0 == UInt8(ascii: "0") }.count + fraction.count
    guard significant <= 38 else { return false }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      let exponent = rest.prefix(while: isDigit)
      // Larger ones are no amount, weight or measure of anything.
      guard (1...2).contains(exponent.count) else { return false }
      rest = rest[exponent.endIndex...]
    }
    return rest.isEmpty
  }
}
