import FoundationEssentials

/// Numbers as JSON and XML both write them.
extension [UInt8] {
  mutating func append(integer value: some FixedWidthInteger) {
    if let digit = UInt8(exactly: value), digit < 10 {
      append(UInt8(ascii: "0") + digit)
    } else {
      append(contentsOf: String(value).utf8)
    }
  }

  /// Exact, and as short as it can be.
  ///
  /// - Returns: false, and nothing written, unless the value is finite.
  mutating func append(decimal value: Decimal) -> Bool {
    guard value.isFinite else { return false }
    let text = value.description
    var end = text.utf8.endIndex
    if text.utf8.contains(UInt8(ascii: ".")) {
      while let last = text.utf8[..<end].last, last == UInt8(ascii: "0") { text.utf8.formIndex(before: &end) }
      if text.utf8[..<end].last == UInt8(ascii: ".") { text.utf8.formIndex(before: &end) }
    }
    append(contentsOf: text.utf8[..<end])
    return true
  }

  /// - Returns: false, and nothing written, unless the value is finite.
  mutating func append(floatingPoint value: some BinaryFloatingPoint & CustomStringConvertible) -> Bool {
    guard value.isFinite else { return false }
    let text = value.description
    append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
    return true
  }
}
