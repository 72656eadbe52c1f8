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

  /// The decimal; nil beyond 38 significant digits or an exponent of ±127, where `Decimal` would round.
  func decimal() -> Decimal? {
    var magnitude: UInt64 = 0
    var digits = 0
    var zeros = 0
    var exponent = 0
    var isFraction = false
    var significant: [UInt8] = []
    var rest = text
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    while let byte = rest.first, byte | 0x20 != UInt8(ascii: "e") {
      rest = rest.dropFirst()
      guard let digit = Self.digit(byte) else {
        isFraction = true
        continue
      }
      if isFraction { exponent -= 1 }
      if digit == 0 {
        // Counted, and used only if another digit follows.
        zeros += 1
        continue
      }
      let pending = digits == 0 ? 0 : zeros
      digits += pending + 1
      zeros = 0
      guard digits <= 38 else { return nil }
      if digits <= 19 {
        for _ in 0..<pending { magnitude *= 10 }
        magnitude = magnitude * 10 + UInt64(digit)
      }
      significant.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: pending))
      significant.append(byte)
    }
    guard digits > 0 else { return 0 }
    guard let power = Self.exponent(rest.dropFirst()) else { return nil }
    exponent += zeros + power
    guard (-127...127).contains(exponent) else { return nil }
    let significand =
      digits <= 19 ? Decimal(magnitude) : Decimal(string: String(decoding: significant, as: UTF8.self)) ?? .nan
    let value = Decimal(sign: isNegative ? .minus : .plus, exponent: exponent, significand: significand)
    return value.isFinite ? value : nil
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
