import FoundationEssentials

/// Numbers of every type, as their digits say.
extension Reading {
  func integer<Number: FixedWidthInteger>(_ type: Number.Type, at index: Int32) throws -> Number {
    let text = try numberText(at: index)
    let bytes = tape.bytes
    if let number = Number(decimalDigits: bytes.span.extracting(text)) { return number }
    let string = String(decoding: bytes[text], as: UTF8.self)
    if let number = Number(string) { return number }
    if case .json = format, let number = Double(string).flatMap(Number.init(exactly:)) { return number }
    throw unfit(string, at: index, "a whole number from \(Number.min) to \(Number.max)")
  }

  func floatingPoint<Number: BinaryFloatingPoint & LosslessStringConvertible>(
    _ type: Number.Type, at index: Int32
  ) throws -> Number {
    let string = String(decoding: tape.bytes[try numberText(at: index)], as: UTF8.self)
    guard let number = Number(string), number.isFinite else { throw unfit(string, at: index, "a number") }
    return number
  }

  /// As it is written down, to the last digit.
  func decimal(at index: Int32) throws -> Decimal {
    let text = try numberText(at: index)
    let bytes = tape.bytes
    if let decimal = Decimal(shortDigits: bytes.span.extracting(text)) { return decimal }
    let string = String(decoding: bytes[text], as: UTF8.self)
    let isRead =
      switch format {
      case .xml: Decimal.isReadFromXML(string.utf8)
      // Its grammar was looked at, and exponents of any size are its own.
      case .json: Decimal.significantDigits(string.utf8) <= 38
      }
    guard isRead, let decimal = Decimal(string: string), decimal.isFinite else {
      throw unfit(string, at: index, "a number of at most 38 digits")
    }
    return decimal
  }
}
