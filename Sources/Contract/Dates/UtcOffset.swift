/// How far a clock is from UTC, as text: `+01:00`, in both versions.
///
/// - Source: contract/00-overview.md, section 5; of version 1 contract/51-delivery-and-pickup-options.md, sections 6 and 7, whose windows
///   have `+00:00` and `+01:00`.
package struct UtcOffset: Equatable, Sendable {
  /// Sign, two digits of hours, colon, two of minutes.
  package let text: String

  package static let utc = UtcOffset(validText: "+00:00")

  private init(validText: String) { text = validText }

  package init(minutes: Int) { text = DateTimeOffset(ticks: 0, offsetMinutes: minutes).offsetText }

  /// Takes `1:00` as well, without a sign and padding.
  ///
  /// - Returns: nil for what is no offset that a clock on earth has.
  package init?(_ sent: String) {
    var bytes = Array(sent.utf8)
    var sign = UInt8(ascii: "+")
    if let first = bytes.first, first == sign || first == UInt8(ascii: "-") {
      sign = first
      bytes.removeFirst()
    }
    if bytes.count == 4 { bytes.insert(UInt8(ascii: "0"), at: 0) }
    let written = String(decoding: [sign] + bytes, as: UTF8.self)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), DateTimeOffset("2000-01-01T00:00:00\(written)") != nil else {
      return nil
    }
    text = written
  }
}

extension DateTimeOffset {
  fileprivate var offsetText: String { String(description.suffix(6)) }
}

extension UtcOffset: Codable {
  package init(from decoder: any Decoder) throws {
    let sent = try decoder.singleValueContainer().decode(String.self)
    guard let offset = UtcOffset(sent) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(sent)' is not an offset, +HH:mm or -HH:mm"))
    }
    self = offset
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
