import HTTPCore

/// A client's offer to go on in HTTP/2, `Upgrade: h2c` with `HTTP2-Settings`, as far as its fields have come.
///
/// An offer that does not keep to the rules is ignored, as RFC 9110 section 7.8 allows: the request is answered in HTTP/1.1.
///
/// - Source: RFC 7540 section 3.2.
struct UpgradeOffer: Sendable {
  /// What has come. One byte: every request of HTTP/1.1 carries it.
  private struct Parts: OptionSet {
    let rawValue: UInt8
    static let protocolName = Parts(rawValue: 1)
    static let upgradeOption = Parts(rawValue: 2)
    static let settingsOption = Parts(rawValue: 4)
    static let settings = Parts(rawValue: 8)
    /// Settings twice, or settings that are none.
    static let badSettings = Parts(rawValue: 16)

    static let all: Parts = [.protocolName, .upgradeOption, .settingsOption, .settings]
  }

  private var parts: Parts = []
  private var payload: [UInt8] = []

  /// Most bytes of settings: all six that RFC 9113 knows, several times over.
  private static let longestPayload = 32 * 6

  /// The payload of the client's SETTINGS frame, when the offer is complete and valid.
  var settings: [UInt8]? { parts == .all ? payload : nil }

  mutating func addProtocols(_ value: Span<UInt8>) {
    value.forEachListMember { member in
      if value.extracting(member).equalsIgnoringCase(.h2c) { parts.insert(.protocolName) }
    }
  }

  mutating func addConnectionOption(_ option: Span<UInt8>) {
    if option.equalsIgnoringCase(.upgrade) { parts.insert(.upgradeOption) }
    if option.equalsIgnoringCase(.http2Settings) { parts.insert(.settingsOption) }
  }

  mutating func addSettings(_ value: Span<UInt8>) {
    guard !parts.contains(.settings), let decoded = Self.decode(value) else {
      parts.insert(.badSettings)
      return
    }
    parts.insert(.settings)
    payload = decoded
  }

  /// Decodes base64url without padding (RFC 4648 section 5); nil unless the bytes are whole settings.
  private static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    guard text.count <= longestPayload / 3 * 4 else { return nil }
    var bytes: [UInt8] = []
    var (word, bits) = (UInt32(0), 0)
    for index in text.indices {
      guard let value = Grammar.base64URLValue(text[index]) else { return nil }
      word = word << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: word >> bits))
        word &= 1 << bits - 1
      }
    }
    guard bits < 6, word == 0, bytes.count % 6 == 0 else { return nil }
    return bytes
  }
}
