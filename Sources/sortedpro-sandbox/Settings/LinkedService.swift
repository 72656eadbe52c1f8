import Text

/// What container platforms put into the environment for services whose names begin with `sandbox`: none of it is meant for us.
///
/// Kubernetes has `SANDBOX_SERVICE_HOST`, `SANDBOX_SERVICE_PORT_HTTP`, `SANDBOX_PORT_80_TCP_ADDR` and the like, Docker's links the latter,
/// `SANDBOX_NAME=/web/sandbox` and the service's own variables behind `SANDBOX_ENV_`.
enum LinkedService {
  private static let protocols = ["tcp", "udp", "sctp"]

  /// Whether a variable is one of those.
  static func hasSet(_ name: String, to value: String) -> Bool {
    guard name.hasPrefix(Setting.variablePrefix) else { return false }
    let words = name.split(separator: "_", omittingEmptySubsequences: false).dropFirst()
    if words.first == "ENV" { return words.count > 1 }
    if words == ["NAME"] { return value.hasPrefix("/") }
    if words.last == "PORT", isAddress(value) { return true }
    return words.indices.contains { isOfService(words[$0...]) || isOfPort(words[$0...]) }
  }

  /// Whether a value is a linked service's address: `tcp://10.0.0.1:8080`.
  static func isAddress(_ value: String) -> Bool { protocols.contains { value.hasPrefix("\($0)://") } }

  /// `SERVICE_HOST`, `SERVICE_PORT`, `SERVICE_PORT_HTTP`.
  private static func isOfService(_ words: ArraySlice<Substring>) -> Bool {
    guard words.first == "SERVICE" else { return false }
    let rest = words.dropFirst()
    return rest == ["HOST"] || rest.first == "PORT"
  }

  /// `PORT_8080_TCP`, `PORT_8080_TCP_ADDR`.
  private static func isOfPort(_ words: ArraySlice<Substring>) -> Bool {
    let words = Array(words)
    guard words.count == 3 || words.count == 4, words[0] == "PORT", !words[1].isEmpty,
      words[1].utf8.allSatisfy(ASCII.isDigit), protocols.contains(words[2].lowercased())
    else { return false }
    return words.count == 3 || ["ADDR", "PORT", "PROTO"].contains(words[3])
  }
}
