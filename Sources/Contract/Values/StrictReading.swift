/// Whether values are read by the published types alone, in place of everything that .NET reads as well.
///
/// - Source: contract/decisions.md, "Since the audit".
package enum StrictReading {
  private static let key = CodingUserInfoKey(rawValue: "strict-reading")

  /// What a decoder carries that is strict.
  package static var userInfo: [CodingUserInfoKey: any Sendable] { key.map { [$0: true] } ?? [:] }

  fileprivate static func isAsked(_ userInfo: [CodingUserInfoKey: Any]) -> Bool { key.flatMap { userInfo[$0] } != nil }
}

extension Decoder {
  package var isStrict: Bool { StrictReading.isAsked(userInfo) }
}
