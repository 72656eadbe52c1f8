/// `"UtcOffset":"+01:00"`; in version 1 `"1:00"`.
///
/// - Source: contract/00-overview.md, section 5, which shows `+00:00` and `0:00`; that other hours follow is *inferred*.
extension DeliveryWindow {
  private enum Members: CodingKey {
    case start, end, utcOffset
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(start, forKey: .start)
    try container.encode(end, forKey: .end)
    switch encoder.apiVersion {
    case .version1: try container.encodeIfPresent(utcOffset.map(Self.version1Spelling), forKey: .utcOffset)
    case .version1point1: try container.encodeIfPresent(utcOffset, forKey: .utcOffset)
    }
  }

  /// - Throws: `DecodingError.dataCorrupted` for an offset that is none.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Members.self)
    self.init(
      start: try container.decode(OrDefault<TimeOfDay>.self, forKey: .start).wrappedValue,
      end: try container.decode(OrDefault<TimeOfDay>.self, forKey: .end).wrappedValue, utcOffset: nil)
    guard let sent = try container.decodeIfPresent(String.self, forKey: .utcOffset), !sent.isEmpty else { return }
    guard let offset = Self.normalised(sent) else {
      throw DecodingError.dataCorruptedError(
        forKey: .utcOffset, in: container, debugDescription: "'\(sent)' is not an offset, +HH:mm or -HH:mm")
    }
    utcOffset = offset
  }

  /// Sign and two digits of hours are added where they lack.
  private static func normalised(_ offset: String) -> String? {
    var bytes = Array(offset.utf8)
    let signs = [UInt8(ascii: "+"), UInt8(ascii: "-")]
    let sign = bytes.first.flatMap { signs.contains($0) ? $0 : nil }
    if sign != nil { bytes.removeFirst() }
    if bytes.count == 4 { bytes.insert(UInt8(ascii: "0"), at: 0) }
    let written = String(decoding: [sign ?? signs[0]] + bytes, as: UTF8.self)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), DateTimeOffset("2000-01-01T00:00:00\(written)") != nil else {
      return nil
    }
    return written
  }

  /// `+01:00` without sign and padding.
  private static func version1Spelling(_ offset: String) -> String {
    let unsigned = offset.hasPrefix("+") ? offset.dropFirst() : offset[...]
    let sign = unsigned.hasPrefix("-") ? "-" : ""
    let hours = sign.isEmpty ? unsigned : unsigned.dropFirst()
    return sign + (hours.hasPrefix("0") ? hours.dropFirst() : hours)
  }
}
