/// A United Kingdom postcode, or the beginning of one: `M`, `M2`, `M2 6`, `M2 6LW`.
///
/// Blanks and case do not matter, except that a sector must stand after a blank: `M26` is the district M26, `M2 6` the sector 6
/// of M2.
///
/// - Source: contract/20-rules-and-catalog.md, section 4, "UK postcode matching".
package struct UKPostcode: Hashable, Sendable {
  /// Area, district, sector and unit in fixed columns of 2, 2, 1 and 2 bytes, zero where nothing stands.
  let key: UInt64

  /// How much of a postcode is given.
  enum Precision: Int, CaseIterable {
    case area, district, sector, unit

    var mask: UInt64 {
      switch self {
      case .area: 0xFFFF_0000_0000_0000
      case .district: 0xFFFF_FFFF_0000_0000
      case .sector: 0xFFFF_FFFF_FF00_0000
      case .unit: 0xFFFF_FFFF_FFFF_FF00
      }
    }
  }

  /// - Returns: nil when the text is no postcode, nor the beginning of one at a boundary of its parts.
  package init?(_ text: String) {
    // The longest postcode has seven characters; the copy is for the fixed columns.
    var outward: [UInt8] = []
    var inward: [UInt8] = []
    var sawBlank = false
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09, 0xA0:
        if !outward.isEmpty { sawBlank = true }
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39:
        guard outward.count + inward.count < 7 else { return nil }
        let upper = byte >= 0x61 ? byte - 0x20 : byte
        if sawBlank { inward.append(upper) } else { outward.append(upper) }
      default: return nil
      }
    }
    if inward.isEmpty, outward.count >= 5, Self.isInward(outward.suffix(3)) {
      inward = outward.suffix(3)
      outward.removeLast(3)
    }
    guard let first = Self.outwardKey(outward) else { return nil }
    switch inward.count {
    case 0: key = first
    case 1:
      guard Self.isDigit(inward[0]), first & 0x0000_FF00_0000_0000 != 0 else { return nil }
      key = first | UInt64(inward[0]) << 24
    case 3:
      guard Self.isInward(inward[...]), first & 0x0000_FF00_0000_0000 != 0 else { return nil }
      key = first | UInt64(inward[0]) << 24 | UInt64(inward[1]) << 16 | UInt64(inward[2]) << 8
    default: return nil
    }
  }

  var precision: Precision {
    if key & 0xFF00 != 0 { return .unit }
    if key & 0xFF00_0000 != 0 { return .sector }
    return key & 0x0000_FF00_0000_0000 != 0 ? .district : .area
  }

  func cut(to precision: Precision) -> UKPostcode { UKPostcode(key: key & precision.mask) }

  private init(key: UInt64) { self.key = key }

  /// True if `self` is the other postcode or a part of it.
  package func lies(in other: UKPostcode) -> Bool { key & other.precision.mask == other.key }

  private static func outwardKey(_ bytes: [UInt8]) -> UInt64? {
    var index = 0
    while index < bytes.count, isLetter(bytes[index]) { index += 1 }
    guard index == 1 || index == 2, bytes.count <= index + 2 else { return nil }
    var key = UInt64(bytes[0]) << 56
    if index == 2 { key |= UInt64(bytes[1]) << 48 }
    if bytes.count > index {
      // A district begins with a digit; a letter may follow, as in EC1A.
      guard isDigit(bytes[index]) else { return nil }
      key |= UInt64(bytes[index]) << 40
      if bytes.count > index + 1 { key |= UInt64(bytes[index + 1]) << 32 }
    }
    return key
  }

  private static func isInward(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 3 && isDigit(bytes[bytes.startIndex]) && bytes.dropFirst().allSatisfy(isLetter)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

extension UKPostcode: CustomStringConvertible {
  /// As it is written: `M2 6LW`.
  package var description: String {
    var bytes: [UInt8] = []
    for shift in stride(from: 56, through: 8, by: -8) {
      let byte = UInt8(truncatingIfNeeded: key >> UInt64(shift))
      if shift == 24, byte != 0 { bytes.append(0x20) }
      if byte != 0 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
