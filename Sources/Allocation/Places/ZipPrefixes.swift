/// The first three digits of US ZIP codes.
///
/// - Source: contract/20-rules-and-catalog.md, section 4, "US ZIP restriction".
struct ZipPrefixes: Sendable {
  private var words = [UInt64](repeating: 0, count: 16)

  /// One prefix, `322`, or a range of them, `902-906`; an en dash does too.
  ///
  /// - Returns: nil unless each end has exactly three digits and the first is not above the second.
  static func range(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      .map { prefix(of: String($0), exactly: true) }
    switch parts.count {
    case 1:
      guard let only = parts[0] else { return nil }
      return only...only
    case 2:
      guard let from = parts[0], let to = parts[1], from <= to else { return nil }
      return from...to
    default: return nil
    }
  }

  mutating func insert(_ range: ClosedRange<Int>) {
    for prefix in range where (0...999).contains(prefix) { words[prefix / 64] |= 1 << UInt64(prefix % 64) }
  }

  func contains(_ prefix: Int) -> Bool {
    (0...999).contains(prefix) && words[prefix / 64] & (1 << UInt64(prefix % 64)) != 0
  }

  /// The first three digits of `90210`, `90210-1234` or ` 90210`; nil when the text does not begin with three.
  static func prefix(of zip: String, exactly: Bool = false) -> Int? {
    var value = 0
    var count = 0
    for byte in zip.utf8 {
      if byte == 0x20, count == 0 || exactly { continue }
      guard (0x30...0x39).contains(byte) else { return nil }
      if count == 3 { return exactly ? nil : value }
      value = value * 10 + Int(byte - 0x30)
      count += 1
      if count == 3, !exactly { return value }
    }
    return count == 3 ? value : nil
  }
}
