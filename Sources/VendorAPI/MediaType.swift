import Wire

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

  /// How a body of this type is read; nil for a type, or a character set, that is not read.
  ///
  /// JSON has one encoding (RFC 8259, section 8.1). XML says its own by its first bytes; a charset may say the same.
  var bodyFormat: BodyFormat? {
    let isUTF8 = charset == nil || charset == "utf-8" || charset == "utf8"
    switch essence {
    case "application/json" where isUTF8: return .json
    case "application/xml" where isUTF8 || charset == "utf-16": return .applicationXML
    case "text/xml" where isUTF8 || charset == "utf-16": return .textXML
    default: return nil
    }
  }

  /// The character set that the type names for XML, which then counts and not what the document declares.
  ///
  /// - Source: RFC 7303, section 3.
  var statedEncoding: XML.Encoding? {
    switch charset {
    case "utf-8", "utf8": .utf8
    default: nil
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    guard let first = text.firstIndex(where: { $0 != " " && $0 != "\t" }),
      let last = text.lastIndex(where: { $0 != " " && $0 != "\t" })
    else { return "" }
    return String(text[first...last])
  }
}
