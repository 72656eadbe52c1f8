import Contract
import HTTPCore
import HTTPTypes
import OpenAPI
import Routing
import Sandbox
import Wire

extension ControlOperation {
  static let process = [
    ControlOperation(
      area: .process, name: "GetHealth", method: .get, pattern: "/_sandbox/health",
      summary:
        "Whether the sandbox is up, and `degraded` when worlds cannot be written to `--state-dir`; needs no token",
      access: .open, query: [], body: nil, status: .ok,
      answer: { _ in try Shapes(JSON.withoutNulls).written(Health.self) }, refusals: [], isLong: false,
      perform: health),
    ControlOperation(
      area: .process, name: "GetOpenAPI", method: .get, pattern: "/_sandbox/openapi.json",
      summary: "The vendor's surface, or this one, as OpenAPI 3.1", access: .surface,
      query: [
        Parameter(name: "surface", words: "Which surface; `vendor` if absent.", values: ["vendor", "control"]),
        Parameter(
          name: "version", words: "Whose shapes the vendor's surface has; `1.1` if absent.", values: ApiVersion.names),
        Parameter(name: "openapi", words: "The version of OpenAPI; `3.1` if absent.", values: ["3.0", "3.1"]),
      ], body: nil, status: .ok, answer: nil, refusals: [], isLong: true, perform: openAPI),
  ]

  struct Health: Codable, Sendable {
    enum Status: String, Codable, CaseIterable, Sendable { case ok, degraded }

    let status: Status
    let version: String
    let uptimeSeconds: Int64
    let worlds: Int
    /// Why it is degraded.
    let reason: String?
  }

  private static func health(_ call: ControlCall) throws(ControlFailure) -> Reply {
    let reason = call.api.degradation()
    return Reply(
      .ok,
      encoding: Health(
        status: reason == nil ? .ok : .degraded, version: call.api.version,
        uptimeSeconds: call.api.uptime().components.seconds, worlds: call.api.tenants.count, reason: reason),
      by: .withoutNulls)
  }

  /// Asks for no key: it tells of a surface, and of nobody's world.
  private static func openAPI(_ call: ControlCall) throws(ControlFailure) -> Reply {
    if call.query["surface"]?.lowercased() == "control" {
      var document = ControlDocument()
      guard let value = try? document.value(version: call.api.version, server: call.server) else { throw .unexpected }
      return Reply(.ok, encoding: value)
    }
    let version = call.query["version"].flatMap(ApiVersion.init(named:)) ?? .version1point1
    guard let document = call.api.openAPI(call.server, version, call.query["openapi"] ?? "3.1") else {
      return Reply(.internalServerError)
    }
    return Reply(.ok, json: document)
  }
}
