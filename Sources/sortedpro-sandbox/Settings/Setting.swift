/// Everything a user can set, in the order of the help: the one table behind flags, environment, config file and README.
///
/// - Source: design/product.md, "Start".
enum Setting: String, CaseIterable, Sendable {
  case config, host, port, tls, tlsPort, tlsCert, tlsKey, tlsDir, tlsName, unix, readyFile, publicUrl, fixtures,
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

  /// Stands between the parts of a list, so that the config file can write it as a JSON array; nil where one value is wanted.
  var listSeparator: String? {
    switch self {
    case .apiKeys: ";"
    case .host, .tlsName, .allowedHosts: ","
    default: nil
    }
  }

  /// Whether it is on or off, and its flag stands alone.
  var isSwitch: Bool { self == .tls || self == .strictJson }

  /// What happens when nobody sets it, for help and README; nil for nothing.
  var defaultText: String? {
    switch self {
    case .config, .tlsCert, .tlsKey, .tlsName, .unix, .readyFile, .controlToken, .allowedHosts: nil
    case .host: "127.0.0.1"
    case .port: "8080"
    case .tls, .strictJson: "off"
    case .tlsPort: "8443"
    case .tlsDir: "sortedpro-sandbox in $XDG_STATE_HOME or ~/.local/state"
    case .publicUrl: "from each request's scheme and Host"
    case .fixtures: "built in"
    case .apiKeys: "any non-empty key, a world each"
    case .clock: "real"
    case .seed: "1"
    case .apiVersion: "auto"
    case .singleSummary: "array"
    case .allocation: "sync"
    case .labelEncoding: "single"
    case .maxBody: "10MiB"
    case .maxWorlds: "10000"
    case .logLevel: "info"
    case .logFormat: "text"
    }
  }

  /// Placeholder of the value in the help.
  var valueName: String {
    switch self {
    case .config, .tlsCert, .tlsKey, .tlsDir, .unix, .readyFile, .fixtures: "path"
    case .host: "address"
    case .port, .tlsPort: "number"
    case .tls, .strictJson: "on|off"
    case .tlsName: "name"
    case .publicUrl: "url"
    case .apiKeys: "name=key,key;..."
    case .clock: "real|instant"
    case .seed, .maxWorlds: "number"
    case .apiVersion: "version"
    case .singleSummary: "array|object"
    case .allocation: "sync|async"
    case .labelEncoding: "single|double"
    case .maxBody: "size"
    case .controlToken: "token"
    case .allowedHosts: "name,name"
    case .logLevel: "level"
    case .logFormat: "text|json"
    }
  }

  /// One sentence without its full stop.
  var meaning: String {
    switch self {
    case .config: "JSON file with these settings"
    case .host: "Addresses to bind, repeated or parted by commas"
    case .port: "Port to bind, 0 for any free one"
    case .tls: "Speak TLS, too, on a port of its own"
    case .tlsPort: "Port for TLS, 0 for any free one"
    case .tlsCert: "PEM file with the certificate to use, its chain behind it, in place of one of the local authority's"
    case .tlsKey: "PEM file with the certificate's private key"
    case .tlsDir: "Folder that keeps the local authority"
    case .tlsName: "Further name or address for the certificate, repeated or parted by commas"
    case .unix: "Path of a Unix domain socket to listen on as well"
    case .readyFile: "Gets every address, the base URL first, once requests are answered, goes on a clean stop"
    case .publicUrl: "Base of every Href"
    case .fixtures: "File or folder with catalog and consignments"
    case .apiKeys: "Keys that are let in, and whose world they share"
    case .clock: "ISO 8601 instant at which every world's clock stands, or real"
    case .seed: "Seed of every reference, tracking number and random choice"
    case .apiVersion: "Shapes served when a request names no version: 1, 1.1, or auto, as the client writes them"
    case .singleSummary: "Whether endpoints that take one consignment answer a list of one or one object"
    case .allocation: "Whether an allocation is done at once or, after a 202, 2 s later by the world's clock"
    case .labelEncoding: "Whether a label's File is base64 once or, as in the vendor's sample, twice"
    case .strictJson: "Refuse what .NET reads but RFC 8259 or the published types do not allow"
    case .maxBody: "Largest request body: bytes, or a number with KiB or MiB"
    case .maxWorlds: "Worlds kept; the least recently used goes first"
    case .controlToken: "When set, /_sandbox/ (health aside) wants it as Authorization: Bearer"
    case .allowedHosts: "Further Host names that /_sandbox/ answers to"
    case .logLevel: "Least severe level written to standard error"
    case .logFormat: "How log lines are written"
    }
  }

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
