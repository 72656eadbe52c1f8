import Contract
package import HTTPCore
package import HTTPTypes
package import Journal
package import Logging
import Routing
package import Sandbox
import Text

/// The imitated vendor: one total function from a request to its answer.
///
/// The order of the checks is the gateway's: route, key, then the operation's own (contract/decisions.md, "Gateway").
package struct VendorAPI: Sendable {
  private let tenants: Tenants
  private let sharedSettings: Shared<VendorSettings>
  var settings: VendorSettings { _read { yield sharedSettings.value } }
  /// Those of answers that belong to no tenant: to an unknown path, a key that is not let in, bytes that are no request.
  private let identifiers: RequestIdentifiers
  private let logger: Logger
  let metrics: RequestMetrics
  private let routes: RouteTable<Route>

  /// What a request may be for, and what counts how often it was.
  struct Route: Sendable {
    let operation: Shared<Operation>
    let counter: OperationMetrics
  }

  /// The seed is that of the ids of answers that belong to no tenant; `metrics` counts what is answered.
  package init(
    tenants: Tenants, settings: VendorSettings, seed: UInt64, metrics: RequestMetrics = RequestMetrics(), logger: Logger
  ) {
    self.tenants = tenants
    self.metrics = metrics
    routes = RouteTable(
      Operation.all.map {
        ($0.method, $0.pattern, Route(operation: Shared($0), counter: metrics.counter(of: $0.name)))
      })
    sharedSettings = Shared(settings)
    self.identifiers = RequestIdentifiers(seed: ~seed)
    self.logger = logger
  }

  /// An id for an answer that belongs to no tenant.
  package func nextRequestID() -> String { identifiers.next() }

  /// Answers a request; what may take long is left to be done later, by a call that already has its id.
  package func answer(_ request: Request) -> HTTPCore.Answer {
    let fields = request.sharedFields.read(VendorFields.init)
    do throws(CrossSiteProtection.Failure) {
      try settings.protection.check(
        authority: request.authority, origin: fields.origin, fetchSite: fields.fetchSite)
    } catch {
      let failure = VendorFailure.foreign(error)
      return .reply(failure.reply(requestID: identifiers.next(), format: BodyFormat(accept: fields.accept)))
    }
    let answer = answer(request, fields)
    guard let origin = fields.origin, settings.protection.allows(origin: origin) else { return answer }
    return answer.mapped { CrossOrigin.allowing(origin, in: $0, to: request) }
  }

  private func answer(_ request: Request, _ fields: VendorFields) -> HTTPCore.Answer {
    let target = Target(request.path)
    guard let (route, parameters) = route(of: request.method, target.path) else {
      return .reply(miss(request, fields, target))
    }
    return answer(request, fields, route, parameters: parameters, query: target.query)
  }

  /// The name of the operation that a method and a target reach, if they reach one.
  package func operationName(_ method: HTTPRequest.Method, _ target: String) -> String? {
    route(of: method, Target(target).path)?.0.operation.value.name
  }

  /// What a request is for. Past the table's generic answer, which costs a quarter more.
  func route(of method: HTTPRequest.Method, _ path: Substring) -> (Route, PathParameters)? {
    guard let (number, parameters) = routes.index.find(method, path) else {
      return Self.isDoubled(path) ? route(of: method, single(path)) : nil
    }
    let route = routes.operations[number]
    return route.operation.value.admits(parameters) ? (route, parameters) : nil
  }

  /// The answer to a request that leads to no operation.
  private func miss(_ request: Request, _ fields: VendorFields, _ target: Target) -> Reply {
    switch routes.match(request.method, path: target.path) {
    case .otherMethods(let methods) where request.method == .options:
      return Gateway.options(methods, requestID: identifiers.next())
    case .none where request.method == .options && request.path == "*":
      return Gateway.options(Operation.methods, requestID: identifiers.next())
    case .otherMethods(let methods): return miss(request, fields, target.query, .method(methods))
    case .found, .none:
      return miss(request, fields, target.query, absence(of: target.path, request.method))
    }
  }

  /// The same, written down where it says whose it is.
  private func miss(
    _ request: Request, _ fields: VendorFields, _ query: Query, _ absence: Gateway.Absence
  ) -> Reply {
    let begin = Moment.now
    var reply = Gateway.notFound(absence, requestID: identifiers.next())
    metrics.unrouted.count(reply.status.code, begin.elapsed)
    guard tenants.keepsJournals else { return reply }
    let tenant = try? tenants.tenant(keyField: fields.subscriptionKey, keyParameter: query["subscription-key"])
    tenant?.enter(request, fields, &reply, begin: begin)
    return reply
  }

  private func absence(of path: Substring, _ method: HTTPRequest.Method) -> Gateway.Absence {
    if let own = SandboxPath(meantBy: path) { return .own(own) }
    if let name = UnservedPath.name(of: path) { return .unserved(name) }
    if let date = routes.index.find(method, path)?.1["shipByDate"], date.utf8.first.map(ASCII.isDigit) == true {
      return .date(reason: ShipByDate.reason(against: date))
    }
    if let named = operation(namedIn: path) {
      return .operation(named.name, reachedBy: "\(named.method.rawValue) \(named.pattern)")
    }
    return .path(nearest: routes.nearest(to: method, path: path))
  }

  /// The operation whose name is the last part of a path, in any case.
  private func operation(namedIn path: Substring) -> Operation? {
    guard let last = path.split(separator: "/").last, last.utf8.count <= 64 else { return nil }
    let name = last.lowercased()
    return routes.operations.lazy.map(\.operation.value).first { $0.name.lowercased() == name }
  }

  /// Whether a slash is doubled as one client of the vendor's does it: `/tracking//clientreference/{clientReference}`.
  ///
  /// - Source: contract/96-operations.md.
  private static func isDoubled(_ path: Substring) -> Bool {
    path.utf8.count <= 256 && path.lowercased().hasPrefix("/tracking//")
  }

  private func single(_ path: Substring) -> Substring { path.split(separator: "/").map { "/" + $0 }.joined()[...] }

  /// Words the refusal of bytes that never became a request.
  package func refuse(_ refusal: Refusal) -> Reply {
    var reply = VendorFailure.refused(refusal).reply(requestID: identifiers.next())
    metrics.refused.count(reply.status.code, 0)
    if refusal == .memoryFull { reply.fields[.retryAfter] = "1" }
    return reply
  }

  // A call of its own would copy all that it is given.
  @inline(__always)
  private func answer(
    _ request: Request, _ fields: VendorFields, _ route: Route, parameters: PathParameters, query: Query
  ) -> HTTPCore.Answer {
    if tenants.areKept,
      tenants.hasToRead(keyField: fields.subscriptionKey, keyParameter: query["subscription-key"])
    {
      return .later {
        self.answerAtOnce(request, fields, route, parameters: parameters, query: query).made()
      }
    }
    return answerAtOnce(request, fields, route, parameters: parameters, query: query)
  }

  private func answerAtOnce(
    _ request: Request, _ fields: VendorFields, _ route: Route, parameters: PathParameters, query: Query
  ) -> HTTPCore.Answer {
    let tenant: Tenant
    do throws(KeyFailure) {
      tenant = try tenants.tenant(keyField: fields.subscriptionKey, keyParameter: query["subscription-key"])
    } catch {
      let reply = Gateway.noTenant(error, requestID: identifiers.next())
      route.counter.count(reply.status.code, 0)
      return .reply(reply)
    }
    var call = Call(
      request: request, fields: fields, parameters: parameters, query: query, tenant: tenant,
      settings: sharedSettings)
    guard route.operation.value.isLong(call) else { return .reply(entered(&call, route)) }
    return .later { [call] in
      var call = call
      return entered(&call, route)
    }
  }

  /// The reply to a call, counted, and written down together with it.
  private func entered(_ call: inout Call, _ route: Route) -> Reply {
    let operation = route.operation.value
    var reply: Reply
    if call.fields.fault != nil || call.tenant.mayStrike {
      reply = underFaults(call, operation)
    } else {
      reply = self.reply(to: &call, operation)
    }
    let elapsed = call.begin.elapsed
    route.counter.count(reply.heardStatus, elapsed)
    call.enter(&reply, to: operation, decision: elapsed)
    return reply
  }

  /// Carries a request out, in the version of the shapes that it asks for.
  func reply(to call: inout Call, _ operation: Operation) -> Reply {
    let reply: Reply
    do {
      try call.checkMediaType()
      try call.takeVersion()
      reply = try operation.perform(call)
      call.noteUnreadQuery()
    } catch is MagicMet {
      return underFaults(call, operation)
    } catch let failure as VendorFailure {
      reply = refusal(of: call, operation, failure)
    } catch {
      logger.error(
        "unexpected error",
        metadata: ["requestId": "\(call.requestID)", "operation": "\(operation.name)", "error": "\(error)"])
      reply = VendorFailure.unexpected.reply(requestID: call.requestID, format: call.replyFormat)
    }
    guard let unread = call.leftovers?.members, !unread.isEmpty else { return reply }
    return reply.hinting(unread)
  }

  // Apart from what most requests run.
  @inline(never)
  private func refusal(of call: Call, _ operation: Operation, _ failure: VendorFailure) -> Reply {
    call.noteUnreadQuery(known: operation.describe().query.map(\.name))
    var reply = failure.reply(requestID: call.requestID, format: call.replyFormat)
    if [.notFound, .badRequest].contains(reply.status), reply.fields[.hint] == nil {
      reply.fields[.hint] = misread(Target(call.request.path).path, by: operation)
    }
    return reply
  }
}
