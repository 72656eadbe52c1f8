package import HTTPCore
package import HTTPTypes
import Routing
package import Sandbox
import Wire

/// The sandbox's own surface under `/_sandbox/`: is it up, back to the fixtures, why a consignment goes where it goes, and what the
/// vendor's surface is like.
///
/// Every path asks the Host and Origin checks of ``CrossSiteProtection``, health too: monitors that come by loopback, by address or by a
/// service name inside a cluster pass them, and so does one that sends no `Host` at all (HTTP/1.0), which no browser does.
///
/// - Source: design/product.md, "Control surface" and "Security".
package struct ControlAPI: Sendable {
  enum Operation: Sendable { case health, reset, explain, openAPI }

  private static let routes = RouteTable<Operation>([
    (.get, "/_sandbox/health", .health),
    (.post, "/_sandbox/reset", .reset),
    (.get, "/_sandbox/explain/{consignmentReference}", .explain),
    (.get, "/_sandbox/openapi.json", .openAPI),
  ])

  let tenants: Tenants
  private let protection: CrossSiteProtection
  private let token: ControlToken?
  private let version: String
  private let uptime: @Sendable () -> Duration
  private let requestID: @Sendable () -> String
  private let openAPI: @Sendable (String) -> [UInt8]?

  /// - Parameters:
  ///   - tenants: those whose keys may ask.
  ///   - allowedHosts: Host names to answer to besides those that no outsider can own.
  ///   - token: when given, everything but health wants it as `Authorization: Bearer`.
  ///   - version: what health tells.
  ///   - uptime: how long the server has been answering.
  ///   - requestID: a new value for `Sandbox-Request-Id` with each call.
  ///   - openAPI: the OpenAPI document for a base URL; nil when there is none.
  package init(
    tenants: Tenants, allowedHosts: [String] = [], token: String? = nil, version: String,
    uptime: @escaping @Sendable () -> Duration, requestID: @escaping @Sendable () -> String,
    openAPI: @escaping @Sendable (String) -> [UInt8]?
  ) {
    self.tenants = tenants
    self.protection = CrossSiteProtection(allowedHosts: allowedHosts)
    self.token = token.map(ControlToken.init)
    self.version = version
    self.uptime = uptime
    self.requestID = requestID
    self.openAPI = openAPI
  }

  /// Answers a request to `/_sandbox` or anything below it; nil for every other path.
  package func answer(_ request: Request) -> Answer? {
    let target = Target(request.head.path)
    guard Self.isBelowRoot(target.path) else { return nil }
    let requestID = requestID()
    let work = { @Sendable in
      var reply: Reply
      do throws(ControlFailure) {
        reply = try self.reply(to: request, target)
      } catch {
        reply = self.reply(error)
      }
      if let name = HTTPField.Name("Sandbox-Request-Id") { reply.head.headerFields[name] = requestID }
      return reply
    }
    switch Self.routes.match(request.head.method, path: target.path) {
    // Every service is examined, or every operation described.
    case .found(.explain, _), .found(.openAPI, _): return .later(work)
    case .found(.health, _), .found(.reset, _), .otherMethods, .none: return .reply(work())
    }
  }

  /// The name of the operation that a method and a target reach, if they reach one.
  package func operationName(_ method: HTTPRequest.Method, _ target: String) -> String? {
    guard case .found(let operation, _) = Self.routes.match(method, path: Target(target).path) else { return nil }
    return "sandbox.\(operation)"
  }

  private static func isBelowRoot(_ path: Substring) -> Bool {
    // All requests come past here.
    guard path.utf8.starts(with: "/_".utf8) else { return false }
    return path.dropFirst().prefix { $0 != "/" }.lowercased() == "_sandbox"
  }

  private func reply(to request: Request, _ target: Target) throws(ControlFailure) -> Reply {
    do throws(CrossSiteProtection.Failure) { try protection.check(request) } catch { throw .foreign(error) }
    let method = request.head.method
    let allowed = Self.routes.methods(for: target.path) + [.options]
    let isHealth = Self.healthIsMeant(by: target)
    if let token, !isHealth, !token.isCarried(by: request.head.headerFields[.authorization]) { throw .tokenNeeded }
    switch Self.routes.match(method, path: target.path) {
    case .found(.health, _): return health()
    case .found(.reset, _): return try reset(request, target.query)
    case .found(.explain, let parameters):
      let reference = parameters["consignmentReference"] ?? ""
      return reply(.ok, encoding: try explanation(of: reference, request, target.query))
    case .found(.openAPI, _): return description(request)
    case .otherMethods where method == .options:
      return reply(.noContent, body: [], fields: [.allow: Self.list(allowed)])
    case .otherMethods: throw .wrongMethod(method.rawValue, allowed: allowed.map(\.rawValue))
    case .none:
      throw .noSuchPath(String(target.path), nearest: Self.routes.nearest(to: method, path: target.path))
    }
  }

  private func health() -> Reply {
    let health = Health(
      status: "ok", version: version, uptimeSeconds: uptime().components.seconds, worlds: tenants.count)
    return reply(.ok, encoding: health)
  }

  /// Asks for no key: it tells of the surface, and of nobody's world.
  private func description(_ request: Request) -> Reply {
    let server = "\(request.head.scheme ?? "http")://\(request.head.authority ?? "localhost")"
    guard let document = openAPI(server) else { return reply(.internalServerError, body: [], fields: [:]) }
    return reply(.ok, body: document, fields: [.contentType: "application/json; charset=utf-8"])
  }

  /// Asks nothing of the body: there is nothing to say in it.
  private func reset(_ request: Request, _ query: Query) throws(ControlFailure) -> Reply {
    let known = ["all", "subscription-key"]
    for (name, _) in query.items where !known.contains(name.lowercased()) {
      throw .unknownParameter(name, allowed: known)
    }
    switch query["all"]?.lowercased() {
    case "true":
      tenants.resetAll()
      return reply(.ok, encoding: Reset(reset: "all"))
    case nil, "false":
      do throws(KeyFailure) {
        try tenants.reset(keyField: Self.keyField(request), keyParameter: query["subscription-key"])
      } catch {
        throw .key(error, all: true)
      }
      return reply(.ok, encoding: Reset(reset: "caller"))
    case let value?:
      throw .parameterNotAllowed("all", value: value, allowed: ["true", "false"])
    }
  }

  static func keyField(_ request: Request) -> String? {
    HTTPField.Name("ocp-apim-subscription-key").flatMap { request.head.headerFields[$0] }
  }

  /// Whether the path is that of health, whatever the method: probes need no token.
  private static func healthIsMeant(by target: Target) -> Bool {
    if case .found(.health, _) = routes.match(.get, path: target.path) { true } else { false }
  }
}

// MARK: - Replies

extension ControlAPI {
  private struct Health: Encodable {
    let status: String
    let version: String
    let uptimeSeconds: Int64
    let worlds: Int
  }

  private struct Reset: Encodable {
    /// `caller` or `all`; the name of a world may be its key, and keys are not written anywhere.
    let reset: String
  }

  private func reply(_ failure: ControlFailure) -> Reply {
    var fields = HTTPFields()
    switch failure {
    case .wrongMethod(_, let allowed): fields[.allow] = allowed.joined(separator: ", ")
    case .tokenNeeded: fields[.wwwAuthenticate] = "Bearer realm=\"sandbox\""
    case .foreign, .noSuchPath, .unknownParameter, .parameterNotAllowed, .key, .noSuchConsignment,
      .noSuchCarrierService, .noSuchServiceGroup:
      break
    }
    return reply(failure.status, encoding: failure.body, fields: fields)
  }

  private func reply(
    _ status: HTTPResponse.Status, encoding value: some Encodable, fields: HTTPFields = [:]
  ) -> Reply {
    var fields = fields
    fields[.contentType] = "application/json; charset=utf-8"
    guard let body = try? JSON.sandbox.encode(value) else { return reply(.internalServerError, body: [], fields: [:]) }
    return reply(status, body: body, fields: fields)
  }

  private func reply(_ status: HTTPResponse.Status, body: [UInt8], fields: HTTPFields) -> Reply {
    var head = HTTPResponse(status: status, headerFields: fields)
    head.headerFields[.cacheControl] = "no-store"
    return Reply(head: head, body: body)
  }

  private static func list(_ methods: [HTTPRequest.Method]) -> String {
    methods.map(\.rawValue).joined(separator: ", ")
  }
}
