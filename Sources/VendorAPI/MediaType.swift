/// The type of a body, as `Content-Type` names it.
struct MediaType {
  private let essence: String
  private let charset: String?

  /// - Returns: nil when the text is no `type/subtype`.
  init?(_ text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map(Self.trimmed)
    guard let essence = parts.first, essence.contains("/") else { return nil }
    self.essence = essence.lowercased()
    charset = parts.dropFirst().lazy
      .map { $0.lowercased() }
      .first { $0.hasPrefix("charset=") }
      .map { $0.dropFirst("charset=".count).filter { $0 != "\"" } }
  }

  /// JSON in the one encoding that JSON has (RFC 8259, section 8.1).
  var isJSON: Bool { essence == "application/json" && (charset == nil || charset == "utf-8" || charset == "utf8") }

  private static func trimmed(_ text: Substring) -> String {
    guard let first = text.firstIndex(where: { $0 != " " && $0 != "\t" }),
      let last = text.lastIndex(where: { $0 != " " && $0 != "\t" })
    else { return "" }
    return String(text[first...last])
  }
}
