import HTTPTypes
import Routing
import Text

/// What the log calls operations and worlds. Asked by the log's own thread, never on the way of a request.
struct AccessNames: Sendable {
  /// The name of what a method and target reach.
  let operation: @Sendable (HTTPRequest.Method, String) -> String?
  /// Key to name of its world; nil where each key has its own.
  let worlds: [String: String]?

  static let unknown = AccessNames(operation: { _, _ in nil }, worlds: nil)

  /// The name of a key's world; where it has none, so much of the key's fingerprint that worlds can be told apart.
  func world(ofKey field: String?, target: String?) -> String? {
    guard let key = field.flatMap({ $0.isEmpty ? nil : $0 }) ?? Target(target).query["subscription-key"], !key.isEmpty
    else { return nil }
    if let worlds { return worlds[key] }
    return SHA256.digest(of: Array(key.utf8)).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
