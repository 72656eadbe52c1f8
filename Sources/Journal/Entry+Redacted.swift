import HTTPTypes
import Routing
import Text

/// A name and its value, of a field or of an item of the query.
package struct NamedValue: Sendable, Equatable {
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// What was sent and answered, without keys and credentials.
extension Entry {
  package var scheme: String { sent.scheme ?? "http" }
  package var authority: String { sent.authority ?? "localhost" }

  /// The path as it was sent, without the query.
  package var path: String { Redaction.hiding(key, in: Target(sent.path).path) }

  /// Names and values in the order of the query, decoded.
  package var query: [NamedValue] {
    Target(sent.path).query.items.map { NamedValue($0.name, Redaction.isSecret($0.name) ? Redaction.mask : $0.value) }
  }

  /// The parts of the path that are data.
  package var pathParameters: [NamedValue] {
    (parameters?.all ?? []).map { NamedValue($0.name, Redaction.hiding(key, in: $0.value[...])) }
  }

  /// Path and query as they were sent.
  package var target: String {
    let target = sent.path ?? "/"
    let sentPath = Target(target).path
    let path = Redaction.hiding(key, in: sentPath)
    guard sentPath.endIndex < target.endIndex else { return path }
    let items = target[target.index(after: sentPath.endIndex)...].split(
      separator: "&", omittingEmptySubsequences: false
    )
    .map { item -> String in
      // Names may be percent-encoded, too.
      guard let name = Target("?" + item).query.items.first?.name, Redaction.isSecret(name) else {
        return String(item)
      }
      return item.prefix { $0 != "=" } + "=" + Redaction.mask
    }
    return path + "?" + items.joined(separator: "&")
  }

  /// The whole URL, without what is secret in it.
  package var url: String { "\(scheme)://\(authority)\(target)" }

  /// Tells keys from one another without telling them: the first 12 hexadecimal digits of the SHA-256.
  package var keyHash: String? {
    key.map { key in
      SHA256.digest(of: Array(key.utf8)).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }

  private var key: String? {
    let field = Self.keyField.flatMap { sent.headerFields[$0] }
    return field.flatMap { $0.isEmpty ? nil : $0 } ?? Target(sent.path).query["subscription-key"]
  }

  private static let keyField = HTTPField.Name("ocp-apim-subscription-key")

  package var requestFields: [NamedValue] { Self.redacted(sent.headerFields, hiding: secrets) }
  package var responseFields: [NamedValue] { Self.redacted(answered.headerFields, hiding: secrets) }

  /// Whether the key stands in the query, where servers and proxies on the way write it into their logs.
  package var hasKeyInQuery: Bool {
    Target(sent.path).query.items.contains { $0.name.lowercased() == "subscription-key" && !$0.value.isEmpty }
  }

  /// What `Sandbox-Hint` told the client.
  package var hint: String? { Self.value("Sandbox-Hint", in: answered.headerFields) }
  package var requestID: String? { Self.value("Sandbox-Request-Id", in: answered.headerFields) }
  package var reasonPhrase: String { answered.status.reasonPhrase }

  /// The value of a field, unless it is secret.
  package func requestField(_ name: String) -> String? {
    requestFields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  package func responseField(_ name: String) -> String? {
    responseFields.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  private static func value(_ name: String, in fields: HTTPFields) -> String? {
    HTTPField.Name(name).flatMap { fields[$0] }
  }

  /// What may be repeated elsewhere in the heads, as in a `Referer`.
  private var secrets: [String] {
    let fields = sent.headerFields.filter { Redaction.isSecret($0.name.rawName) }.map(\.value)
    let items = Target(sent.path).query.items.filter { Redaction.isSecret($0.name) }.map(\.value)
    let tokens = fields.flatMap { $0.split(separator: " ").dropFirst().map(String.init) }
    return (fields + items + tokens).filter { $0.utf8.count >= Redaction.shortestSecret }
  }

  private static func redacted(_ fields: HTTPFields, hiding secrets: [String]) -> [NamedValue] {
    fields.map { field in
      let name = field.name.rawName
      guard !Redaction.isSecret(name) else { return NamedValue(name, Redaction.mask) }
      var value = Redaction.masked(field.value)
      for secret in secrets { value = value.replacing(secret, with: Redaction.mask) }
      return NamedValue(name, value)
    }
  }
}
