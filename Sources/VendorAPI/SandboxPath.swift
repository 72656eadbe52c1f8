/// A path of the sandbox's own, below `/_sandbox/`, that somebody looks for where other servers have theirs.
enum SandboxPath: CaseIterable {
  case health
  case metrics
  case openAPI
  /// The root: whoever looks there looks for anything.
  case root

  /// - Parameter path: as it was sent; case and a slash at the end do not count.
  init?(meantBy path: Substring) {
    guard path.utf8.count <= 40 else { return nil }
    let name = path.lowercased().split(separator: "/").joined(separator: "/")
    guard let meant = Self.allCases.first(where: { $0.otherNames.contains(name) }) else { return nil }
    self = meant
  }

  private var otherNames: [String] {
    switch self {
    case .health: ["health", "healthz", "livez", "readyz", "ready", "live", "ping", "status"]
    case .metrics: ["metrics", "prometheus", "actuator/prometheus"]
    case .openAPI:
      [
        "openapi.json", "openapi.yaml", "openapi", "swagger", "swagger.json", "swagger/v1/swagger.json",
        "v3/api-docs", "docs",
      ]
    case .root: [""]
    }
  }

  var hint: String {
    switch self {
    case .health: "the sandbox's own paths begin with /_sandbox/: GET /_sandbox/health"
    case .metrics: "the sandbox's own paths begin with /_sandbox/: GET /_sandbox/metrics"
    case .openAPI: "the sandbox's own paths begin with /_sandbox/: GET /_sandbox/openapi.json"
    case .root:
      "nothing is served here; the sandbox's own paths begin with /_sandbox/: GET /_sandbox/health, "
        + "GET /_sandbox/openapi.json"
    }
  }
}
