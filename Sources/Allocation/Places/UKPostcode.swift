/// A United Kingdom postcode, or the beginning of one: `M`, `M2`, `M2 6`, `M2 6LW`.
///
/// Blanks and case do not matter, except that a sector alone must stand after a blank: `M26` is the district M26, `M2 6` the
/// sector 6 of M2.
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
    // The longest postcode has seven letters and digits: they fit in a register.
    var letters = SIMD8<UInt8>()
    var count = 0
    var blankAfter: Int?
    for byte in text.utf8 {
      switch byte {
      case 0x20, 0x09:
        if blankAfter == nil, count > 0 { blankAfter = count }
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39:
        guard count < 7 else { return nil }
        letters[count] = byte >= 0x61 ? byte - 0x20 : byte
        count += 1
      default: return nil
      }
    }
    var outward = blankAfter ?? count
    if outward == count, count >= 5, Self.isInward(letters, at: count - 3) { outward = count - 3 }
    guard let area = Self.key(ofOutward: outward, in: letters) else { return nil }
    let hasDistrict = area & 0x0000_FF00_0000_0000 != 0
    switch count - outward {
    case 0: key = area
    case 1:
      guard hasDistrict, Self.isDigit(letters[outward]) else { return nil }
      key = area | UInt64(letters[outward]) << 24
    case 3:
      guard hasDistrict, Self.isInward(letters, at: outward) else { return nil }
      let unit = UInt64(letters[outward + 1]) << 16 | UInt64(letters[outward + 2]) << 8
      key = area | UInt64(letters[outward]) << 24 | unit
    default: return nil
    }
  }

  private init(key: UInt64) { self.key = key }

  var precision: Precision {
    if key & 0xFF00 != 0 { return .unit }
    if key & 0xFF00_0000 != 0 { return .sector }
    return key & 0x0000_FF00_0000_0000 != 0 ? .district : .area
  }

  func cut(to precision: Precision) -> UKPostcode { UKPostcode(key: key & precision.mask) }

  /// True if `self` is the other postcode or a part of it.
  package func lies(in other: UKPostcode) -> Bool { cut(to: other.precision) == other }

  private static func key(ofOutward count: Int, in letters: SIMD8<UInt8>) -> UInt64? {
    var area = 0
    while area < count, isLetter(letters[area]) { area += 1 }
    guard area == 1 || area == 2, count <= area + 2 else { return nil }
    var key = UInt64(letters[0]) << 56
    if area == 2 { key |= UInt64(letters[1]) << 48 }
    if count > area {
      // A district begins with a digit; a letter may follow, as in EC1A.
      guard isDigit(letters[area]) else { return nil }
      key |= UInt64(letters[area]) << 40
      if count > area + 1 { key |= UInt64(letters[area + 1]) << 32 }
    }
    return key
  }

  private static func isInward(_ letters: SIMD8<UInt8>, at index: Int) -> Bool {
    isDigit(letters[index]) && isLetter(letters[index + 1]) && isLetter(letters[index + 2])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}

extension UKPostcode: CustomStringConvertible {
  /// As it is written: `M2 6LW`.
  package var description: String {
    var bytes: [UInt8] = []
    for column in UInt64(1)...7 {
      let byte = UInt8(truncatingIfNeeded: key >> (64 - column * 8))
      if column == 5, byte != 0 { bytes.append(0x20) }
      if byte != 0 { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UKPostcode {
  /// `M`, `2`, `6` and `LW` of `M2 6LW`; nil where nothing stands.
  package var parts: (area: String, district: String?, sector: String?, unit: String?) {
    func text(_ columns: ClosedRange<UInt64>) -> String? {
      let bytes = columns.map { UInt8(truncatingIfNeeded: key >> (64 - $0 * 8)) }.filter { $0 != 0 }
      return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
    return (text(1...2) ?? "", text(3...4), text(5...5), text(6...7))
  }
}
