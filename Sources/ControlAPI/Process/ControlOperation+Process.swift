import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let process = [
    ControlOperation(
      .process, "GetHealth", .get, "/_sandbox/health", "Whether the sandbox is up; needs no token", access: .open,
      perform: health),
    ControlOperation(
      area: .process, name: "GetOpenAPI", method: .get, pattern: "/_sandbox/openapi.json",
      summary: "The vendor's surface, or this one, as OpenAPI 3.1", access: .surface,
      query: [
        Parameter(name: "surface", words: "Which surface; `vendor` if absent.", values: ["vendor", "control"]),
        Parameter(name: "version", words: "Whose shapes the vendor's surface has; `1.1` if absent.", values: ApiVersion.names),
        Parameter(name: "openapi", words: "The version of OpenAPI; `3.1` if absent.", values: ["3.0", "3.1"]),
      ], body: nil, status: .ok, answer: nil, refusals: [], isLong: true, perform: openAPI),
  ]

  struct Health: Codable, Sendable {
    let status: String
    let version: String
    let uptimeSeconds: Int64
    let worlds: Int
  }

  private static func health(_ call: ControlCall) throws(ControlFailure) -> Health {
    Health(
      status: "ok", version: call.api.version, uptimeSeconds: call.api.uptime().components.seconds,
      worlds: call.api.tenants.count)
  }

  /// Asks for no key: it tells of a surface, and of nobody's world.
  private static func openAPI(_ call: ControlCall) throws(ControlFailure) -> Reply {
    if call.query["surface"]?.lowercased() == "control" {
      var document = ControlDocument()
      guard let value = try? document.value(version: call.api.version, server: call.server) else { throw .unexpected }
      return Reply(.ok, encoding: value)
    }
    let version = call.query["version"].flatMap(ApiVersion.init(named:)) ?? .version1point1
    guard let document = call.api.openAPI(call.server, version, call.query["openapi"] ?? "3.1") else { return Reply(.internalServerError) }
    return Reply(.ok, json: document)
  }
}
