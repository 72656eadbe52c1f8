package import Contract
package import Faults
package import HTTPCore
package import HTTPTypes
package import Journal
import Routing
package import Sandbox

/// The sandbox's own surface under `/_sandbox/`: one total function from a request to its answer.
///
/// Every path asks the Host and Origin checks of ``CrossSiteProtection``, health too: monitors that come by loopback, by address or by a
/// service name inside a cluster pass them, and so does one that sends no `Host` at all (HTTP/1.0), which no browser does.
///
/// - Source: design/product.md, "Control surface" and "Security".
package struct ControlAPI: Sendable {
  /// Makes the OpenAPI document for a base URL, a version of the API, and `3.0` or `3.1` of OpenAPI.
  package typealias OpenAPIDocument =
    @Sendable (_ server: String, _ version: ApiVersion, _ format: String) -> [UInt8]?

  /// Makes the vendor's answer to a GET of a path and query, asked of a copy of a world; nil where none is served.
  package typealias Look = @Sendable (_ target: String, _ world: World, _ request: Request) -> Reply?

  private static let routes = RouteTable(ControlOperation.all.map { ($0.method, $0.pattern, $0) })

  let tenants: Tenants
  let version: String
  let uptime: @Sendable () -> Duration
  let openAPI: OpenAPIDocument
  let look: Look
  /// What is wrong with the vendor's names in a rule.
  let faultNameProblems: @Sendable (FaultRule) -> [FaultProblem]
  let vendor: VendorFacts
  /// Whether new work is refused.
  let isMemoryFull: @Sendable () -> Bool
  let metrics: RequestMetrics
  let connections: ConnectionCount
  /// What holds in every world that does not say otherwise.
  let standardSettings: WorldSettings
  /// What keeps the server from doing all that it should; nil when nothing does.
  let degradation: @Sendable () -> String?
  /// Whether a caller may look after worlds that are not its own.
  let admitsEveryWorld: Bool
  private let protection: CrossSiteProtection
  private let token: ControlToken?
  let eventReaders: EventReaders
  private let requestID: @Sendable () -> String

  /// - Parameters:
  ///   - tenants: those whose keys may ask.
  ///   - allowedHosts: Host names to answer to besides those that no outsider can own.
  ///   - token: when given, everything but health wants it as `Authorization: Bearer`.
  ///   - reach: who can call at all.
  ///   - standardSettings: what holds in every world that does not say otherwise.
  ///   - version: what health tells.
  ///   - uptime: how long the server has been answering.
  ///   - requestID: a new value for `Sandbox-Request-Id` with each call.
  ///   - openAPI: the OpenAPI document of the vendor's surface for a base URL, a version of the API and one of OpenAPI, `3.0` or `3.1`; nil
  ///     when there is none.
  ///   - look: what the vendor's surface would answer to a GET, with nothing written down.
  ///   - vendor: what else is to be known of it.
  ///   - faultNameProblems: what is wrong with the vendor's names in a fault rule.
  ///   - eventReaders: how many may read event streams at a time.
  ///   - degradation: what keeps the server from doing all that it should, for health; nil when nothing does.
  ///   - isMemoryFull: whether new work is refused.
  ///   - metrics: what has been answered.
  ///   - connections: how many there are.
  package init(
    tenants: Tenants, allowedHosts: [String] = [], token: String? = nil, reach: Reach = .network,
    standardSettings: WorldSettings = WorldSettings(), version: String,
    uptime: @escaping @Sendable () -> Duration, requestID: @escaping @Sendable () -> String,
    openAPI: @escaping OpenAPIDocument, look: @escaping Look = { _, _, _ in nil }, vendor: VendorFacts = VendorFacts(),
    faultNameProblems: @escaping @Sendable (FaultRule) -> [FaultProblem] = { _ in [] },
    eventReaders: Int = 64, degradation: @escaping @Sendable () -> String? = { nil },
    isMemoryFull: @escaping @Sendable () -> Bool = { false }, metrics: RequestMetrics = RequestMetrics(),
    connections: ConnectionCount = ConnectionCount()
  ) {
    self.isMemoryFull = isMemoryFull
    self.metrics = metrics
    self.connections = connections
    self.degradation = degradation
    self.tenants = tenants
    self.protection = CrossSiteProtection(allowedHosts: allowedHosts)
    self.token = token.map(ControlToken.init)
    self.version = version
    self.uptime = uptime
    self.requestID = requestID
    self.eventReaders = EventReaders(most: eventReaders)
    self.openAPI = openAPI
    self.look = look
    self.faultNameProblems = faultNameProblems
    self.vendor = vendor
    self.standardSettings = standardSettings
    admitsEveryWorld = token != nil || reach == .loopback
  }

  /// From where the server can be called.
  package enum Reach: Sendable {
    /// Only from its own machine.
    case loopback
    case network
  }

  /// Answers a request to `/_sandbox` or anything below it; nil for every other path.
  package func answer(_ request: Request) -> Answer? {
    guard Self.mayBeBelowRoot(request.path) else { return wayToDashboard(request) }
    let target = Target(request.path)
    guard Self.isBelowRoot(target.path) else { return nil }
    let requestID = requestID()
    let match = Self.routes.match(request.method, path: target.path)
    let signed = { @Sendable (reply: Reply) in
      var reply = reply
      if let name = HTTPField.Name("Sandbox-Request-Id") { reply.fields[name] = requestID }
      return reply
    }
    if case .found(let operation, let parameters) = match, let eventually = operation.eventually {
      do throws(ControlFailure) {
        return try eventually(admit(request, target, operation, parameters)).mapped(signed)
      } catch {
        return .reply(signed(Reply(error.telling(request.body))))
      }
    }
    let work = { @Sendable in
      do throws(ControlFailure) {
        return signed(try self.reply(to: request, target, match))
      } catch {
        return signed(Reply(error.telling(request.body)))
      }
    }
    // A world that is kept outside the process may have to be read. Probes look at none, and must not wait behind those that do.
    if case .found(let operation, _) = match, operation.isLong || tenants.areKept && operation.mayReadWorld {
      return .later(work)
    }
    return .reply(work())
  }

  /// All requests come past here, so no more than two bytes are looked at.
  private static func mayBeBelowRoot(_ path: String) -> Bool {
    let bytes = path.utf8.span
    return bytes.count > 1 && bytes[0] == UInt8(ascii: "/") && bytes[1] == UInt8(ascii: "_")
  }

  /// A browser that looks at the root finds the dashboard; every other client gets the vendor's answer.
  private func wayToDashboard(_ request: Request) -> Answer? {
    guard request.path.utf8.count == 1, request.method == .get || request.method == .head,
      request.fields[.accept]?.contains("text/html") == true
    else { return nil }
    do throws(CrossSiteProtection.Failure) { try protection.check(request) } catch { return nil }
    return .reply(Reply(.found, fields: [.location: DashboardPage.path]))
  }

  /// Whether a method and a target reach an operation that reads what another wrote, whose body may be longer than others'.
  package static func isImport(_ method: HTTPRequest.Method, _ target: String) -> Bool {
    guard mayBeBelowRoot(target), case .found(let operation, _) = routes.match(method, path: Target(target).path) else {
      return false
    }
    return operation.isImport
  }

  /// The name of the operation that a method and a target reach, if they reach one.
  package func operationName(_ method: HTTPRequest.Method, _ target: String) -> String? {
    guard case .found(let operation, _) = Self.routes.match(method, path: Target(target).path) else { return nil }
    return "sandbox.\(operation.name)"
  }

  private static func isBelowRoot(_ path: Substring) -> Bool {
    path.dropFirst().prefix { $0 != "/" }.lowercased() == "_sandbox"
  }

  private func reply(
    to request: Request, _ target: Target, _ match: RouteTable<ControlOperation>.Match
  ) throws(ControlFailure) -> Reply {
    try checkAccess(of: request, target)
    let method = request.method
    let allowed = Self.routes.methods(for: target.path) + [.options]
    switch match {
    case .found(let operation, let parameters):
      let call = try admitted(request, target, operation, parameters)
      let reply = try operation.perform(call)
      if operation.isNoted { call.note(operation.name, in: try call.tenant()) }
      return reply
    case .otherMethods where method == .options:
      return Reply(.noContent, fields: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
    case .otherMethods: throw .wrongMethod(method.rawValue, allowed: allowed.map(\.rawValue))
    case .none:
      throw .noSuchPath(String(target.path), nearest: Self.routes.nearest(to: method, path: target.path))
    }
  }

  private func checkAccess(of request: Request, _ target: Target) throws(ControlFailure) {
    do throws(CrossSiteProtection.Failure) { try protection.check(request) } catch { throw .foreign(error) }
    if let token, !Self.isOpen(target), !token.isCarried(by: request.fields[.authorization]) {
      throw .tokenNeeded
    }
  }

  private func admit(
    _ request: Request, _ target: Target, _ operation: ControlOperation, _ parameters: PathParameters
  ) throws(ControlFailure) -> ControlCall {
    try checkAccess(of: request, target)
    return try admitted(request, target, operation, parameters)
  }

  /// The call, once its access has been looked at.
  private func admitted(
    _ request: Request, _ target: Target, _ operation: ControlOperation, _ parameters: PathParameters
  ) throws(ControlFailure) -> ControlCall {
    let call = ControlCall(api: self, request: request, parameters: parameters, query: target.query)
    try call.checkQuery(of: operation)
    if case .everyWorld = operation.access { try call.requireEveryWorld() }
    return call
  }

  static func keyField(_ request: Request) -> String? {
    HTTPField.Name("ocp-apim-subscription-key").flatMap { request.fields[$0] }
  }

  /// Whether the path is one that needs no token, whatever the method: that of probes.
  private static func isOpen(_ target: Target) -> Bool {
    guard case .found(let operation, _) = routes.match(.get, path: target.path) else { return false }
    if case .open = operation.access { return true }
    return false
  }
}
