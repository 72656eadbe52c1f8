import Text

/// Which world of the process is meant. It is not shown as it is: the name may be the key.
package struct WorldName: Hashable, Sendable {
  /// The name from the list of keys, or the key itself.
  let text: String
  /// Whether it is a key.
  private let isSecret: Bool

  init(_ text: String, isSecret: Bool) {
    self.text = text
    self.isSecret = isSecret
  }

  /// The name from the list of keys; of any other key the first 12 hexadecimal digits of its SHA-256.
  package var shown: String {
    guard isSecret else { return text }
    return SHA256.digest(of: Array(text.utf8)).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension WorldName: CustomStringConvertible {
  package var description: String { shown }
}
