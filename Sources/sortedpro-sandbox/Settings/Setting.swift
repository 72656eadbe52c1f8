/// Everything a user can set, in the order of the help: each a row of the one table behind flags, environment, config file and README.
///
/// - Source: design/product.md, "Start".
enum Setting: String, CaseIterable, Sendable, CodingKey {
  case config, host, port, tls, tlsPort, tlsCert, tlsKey, tlsDir, tlsName, unix, readyFile, publicUrl, fixtures, stateDir,
    apiKeys, clock, seed, apiVersion, singleSummary,
    allocation, labelEncoding, strictJson,
    maxBody, maxWorlds, controlToken, allowedHosts, logLevel, logFormat

  static let variablePrefix = "SANDBOX_"

  /// The key in the config file; nil for what cannot stand in it.
  var key: String? { self == .config ? nil : rawValue }

  /// The flag without its dashes.
  var longName: String { words.joined(separator: "-") }

  var flag: String { "--" + longName }

  /// The environment variable.
  var variable: String { Self.variablePrefix + words.map { $0.uppercased() }.joined(separator: "_") }

  /// `readyFile` → `ready`, `file`.
  private var words: [String] {
    var words = [""]
    for character in rawValue {
      if character.isUppercase { words.append("") }
      words[words.count - 1] += character.lowercased()
    }
    return words
  }
}
