/// Keeps API keys and credentials out of log and journal, whoever wrote them down.
///
/// - Source: design/product.md, "Security".
package enum Redaction {
  package static let mask = "(redacted)"

  /// Whether a field of this name holds a secret, whatever its value looks like.
  package static func isSecret(_ name: String) -> Bool {
    let letters = name.lowercased().filter { $0.isLetter }
    return letters.hasSuffix("key") || letters.hasSuffix("keys") || letters.hasSuffix("token")
      || letters.hasSuffix("secret")
      || letters.hasSuffix("authorization") || letters.hasSuffix("cookie") || letters.hasSuffix("password")
  }

  /// The text with the values of `subscription-key=…` and `Bearer …` masked.
  package static func masked(_ text: String) -> String {
    var result = text
    for marker in ["subscription-key=", "subscription-key: ", "bearer ", "basic "] {
      result = masked(result, after: marker)
    }
    return result
  }

  /// A shorter one is part of ordinary words.
  package static let shortestSecret = 6

  /// The text with a secret masked wherever it stands, as in a path that a client has put its key into. One of
  /// letters alone stays, as paths have words.
  package static func hiding(_ secret: String?, in text: Substring) -> String {
    guard let secret, secret.utf8.count >= shortestSecret, !secret.allSatisfy(\.isLetter),
      contains(text.utf8, secret.utf8)
    else { return String(text) }
    return String(text).replacing(secret, with: mask)
  }

  private static func contains(_ text: Substring.UTF8View, _ secret: String.UTF8View) -> Bool {
    guard let first = secret.first else { return false }
    return text.indices.contains { text[$0] == first && text[$0...].starts(with: secret) }
  }

  private static func masked(_ text: String, after marker: String) -> String {
    // Lower-cased ASCII only, so that offsets stay those of the original.
    let bytes = Array(text.utf8)
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let wanted = Array(marker.utf8)
    var result: [UInt8] = []
    var position = 0
    var hasMasked = false
    while position < bytes.count {
      guard lower[position...].starts(with: wanted) else {
        result.append(bytes[position])
        position += 1
        continue
      }
      result += bytes[position..<position + wanted.count] + Array(mask.utf8)
      position += wanted.count
      while position < bytes.count, !" &\"'#,;".utf8.contains(bytes[position]) { position += 1 }
      hasMasked = true
    }
    return hasMasked ? String(decoding: result, as: UTF8.self) : text
  }
}
