import FoundationEssentials

/// A JSON number's text, taken apart: `±digits × 10^exponent`. Reads exactly or not at all.
struct JSONNumber {
  private let text: ArraySlice<UInt8>

  /// - Parameter text: what the grammar of RFC 8259, section 6, has let through.
  init(_ text: ArraySlice<UInt8>) { self.text = text }

  /// The integer, also of `1.0`; nil with a fraction or an exponent, or out of the type's range.
  func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
    let isNegative = text.first == UInt8(ascii: "-")
    var value: Integer = 0
    var rest = isNegative ? text.dropFirst() : text
    while let byte = rest.first, byte != UInt8(ascii: ".") {
      guard let digit = Self.digit(byte) else { return nil }
      let (product, isTooBig) = value.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooBig) =
        isNegative
        ? product.subtractingReportingOverflow(Integer(digit)) : product.addingReportingOverflow(Integer(digit))
      guard !isTooBig, !isStillTooBig else { return nil }
      value = sum
      rest = rest.dropFirst()
    }
    return rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") } ? value : nil
  }

  /// The decimal; nil beyond the 128 bits or the exponent of ±127 that `Decimal` has, where it would round.
  func decimal() -> Decimal? {
    var magnitude: UInt128 = 0
    // Counted, and used only if another digit follows: 5.990000… has three digits.
    var zeros = 0
    var exponent = 0
    var isFraction = false
    let isNegative = text.first == UInt8(ascii: "-")
    var rest = isNegative ? text.dropFirst() : text
    while let byte = rest.first, byte | 0x20 != UInt8(ascii: "e") {
      rest = rest.dropFirst()
      guard let digit = Self.digit(byte) else {
        isFraction = true
        continue
      }
      if isFraction { exponent -= 1 }
      if digit == 0 {
        if magnitude > 0 { zeros += 1 }
        continue
      }
      for _ in 0...zeros {
        let (product, isTooLong) = magnitude.multipliedReportingOverflow(by: 10)
        if isTooLong { return nil }
        magnitude = product
      }
      let (sum, isTooLong) = magnitude.addingReportingOverflow(UInt128(digit))
      if isTooLong { return nil }
      magnitude = sum
      zeros = 0
    }
    guard magnitude > 0 else { return 0 }
    guard let power = Self.exponent(rest.dropFirst()) else { return nil }
    exponent += zeros + power
    guard (-127...127).contains(exponent) else { return nil }
    guard let significand = UInt64(exactly: magnitude).map(Decimal.init) ?? Decimal(string: String(magnitude)) else {
      return nil
    }
    return Decimal(sign: isNegative ? .minus : .plus, exponent: exponent, significand: significand)
  }

  /// The nearest floating-point number; nil if that is infinite.
  func floatingPoint<Value: BinaryFloatingPoint & LosslessStringConvertible>(_ type: Value.Type) -> Value? {
    guard let value = Value(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// The exponent after an `e`; 0 if there is none, nil if it is absurd.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int? {
    if text.isEmpty { return 0 }
    guard text.count <= 12 else { return nil }
    return Int(String(decoding: text, as: UTF8.self))
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }
}
