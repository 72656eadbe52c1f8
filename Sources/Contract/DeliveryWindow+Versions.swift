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

  /// What does not look like `±HH:mm` stays as the caller sent it.
  private static func version1Spelling(_ offset: String) -> String {
    let bytes = Array(offset.utf8)
    guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      bytes[3] == UInt8(ascii: ":")
    else { return offset }
    let hours = bytes[1] == UInt8(ascii: "0") ? bytes[2...] : bytes[1...]
    return (bytes[0] == UInt8(ascii: "-") ? "-" : "") + String(decoding: hours, as: UTF8.self)
  }
}
