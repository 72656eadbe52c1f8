import Contract
package import HTTPCore
import HTTPTypes
import Journal
package import Logging
import Routing
package import Sandbox

/// The imitated vendor: one total function from a request to its answer.
///
/// The order of the checks is the gateway's: route, key, then the operation's own (contract/decisions.md, "Gateway").
package struct VendorAPI: Sendable {
  private let tenants: Tenants
  private let settings: VendorSettings
  /// Those of answers that belong to no tenant: to an unknown path, a key that is not let in, bytes that are no request.
  private let identifiers: RequestIdentifiers
  private let logger: Logger
  private let routes = RouteTable(
    Operation.all.map { ($0.method, $0.pattern, Route.served(Shared($0))) },
    hidden: UnservedOperation.all.map { ($0.method, $0.pattern, Route.unserved(Shared($0))) })

  private enum Route: Sendable {
    case served(Shared<Operation>)
    case unserved(Shared<UnservedOperation>)
  }

  /// The seed is that of the ids of answers that belong to no tenant.
  package init(tenants: Tenants, settings: VendorSettings, seed: UInt64, logger: Logger) {
    self.tenants = tenants
    self.settings = settings
    self.identifiers = RequestIdentifiers(seed: ~seed)
    self.logger = logger
  }

  /// An id for an answer that belongs to no tenant.
  package func nextRequestID() -> String { identifiers.next() }

  /// Answers a request; what may take long is left to be done later, by a call that already has its id.
  package func answer(_ request: Request) -> HTTPCore.Answer {
    let target = Target(request.head.path ?? "/")
    switch routes.match(request.head.method, path: target.path) {
    case .found(.served(let operation), let parameters) where operation.value.admits(parameters):
      return answer(request, operation: operation.value, parameters: parameters, query: target.query)
    case .found(.unserved(let operation), _):
      return .reply(refuse(request, operation.value, query: target.query))
    case .otherMethods(let methods) where request.head.method == .options:
      return .reply(Gateway.options(methods, requestID: identifiers.next()))
    case .none where request.head.method == .options && request.head.path == "*":
      return .reply(Gateway.options(Operation.methods, requestID: identifiers.next()))
    case .otherMethods(let methods):
      return .reply(miss(request, target.query, .method(methods)))
    case .found, .none:
      if let operation = unserved(request.head.method, target.path) {
        return .reply(refuse(request, operation, query: target.query))
      }
      return .reply(miss(request, target.query, absence(of: target.path, request.head.method)))
    }
  }

  private func absence(of path: Substring, _ method: HTTPRequest.Method) -> Gateway.Absence {
    if let own = SandboxPath(meantBy: path) { return .own(own) }
    return .path(nearest: routes.nearest(to: method, path: path))
  }

  /// What a path with a doubled slash is meant for: one client of the vendor's writes `/tracking//clientreference/{clientReference}`.
  ///
  /// - Source: contract/96-operations.md.
  private func unserved(_ method: HTTPRequest.Method, _ path: Substring) -> UnservedOperation? {
    guard path.contains("//"), path.utf8.count <= 256 else { return nil }
    let single = path.split(separator: "/").map { "/" + $0 }.joined()
    guard case .found(.unserved(let operation), _) = routes.match(method, path: single[...]) else { return nil }
    return operation.value
  }

  /// The answer to what the sandbox knows and does not serve: as if there were no such path, or that it is not allowed.
  private func refuse(_ request: Request, _ operation: UnservedOperation, query: Query) -> Reply {
    guard operation.isForbidden else { return miss(request, query, .unserved(operation)) }
    let fields = VendorFields(request.head.headerFields)
    do throws(KeyFailure) {
      _ = try tenants.tenant(keyField: fields.subscriptionKey, keyParameter: query["subscription-key"])
    } catch {
      return Gateway.unauthorized(error, requestID: identifiers.next())
    }
    var reply = VendorFailure.administrationForbidden(operation.name).reply(
      requestID: identifiers.next(), format: BodyFormat(accept: fields.accept))
    reply.head.headerFields[.hint] = operation.hint
    return reply
  }

  /// Answers a request that leads to no operation, and writes it down where it says whose it is.
  private func miss(_ request: Request, _ query: Query, _ absence: Gateway.Absence) -> Reply {
    let begin = Moment.now
    let reply = Gateway.notFound(absence, requestID: identifiers.next())
    guard tenants.keepsJournals else { return reply }
    let fields = VendorFields(request.head.headerFields)
    let tenant = try? tenants.tenant(keyField: fields.subscriptionKey, keyParameter: query["subscription-key"])
    tenant?.enter(request, fields, reply, begin: begin)
    return reply
  }

  /// Words the refusal of bytes that never became a request.
  package func refuse(_ refusal: Refusal) -> Reply {
    let requestID = identifiers.next()
    logger.debug("request refused", metadata: ["status": "\(refusal.status.code)", "requestId": "\(requestID)"])
    return VendorFailure.refused(refusal).reply(requestID: requestID)
  }

  private func answer(
    _ request: Request, operation: Operation, parameters: PathParameters, query: Query
  ) -> HTTPCore.Answer {
    let fields = VendorFields(request.head.headerFields)
    let tenant: Tenant
    do throws(KeyFailure) {
      tenant = try tenants.tenant(keyField: fields.subscriptionKey, keyParameter: query["subscription-key"])
    } catch {
      return .reply(Gateway.unauthorized(error, requestID: identifiers.next()))
    }
    let call = Call(
      request: request, fields: fields, parameters: parameters, query: query, tenant: tenant, settings: settings)
    return operation.isLong(call) ? .later { entered(call, operation) } : .reply(entered(call, operation))
  }

  /// The reply to a call, written down together with it.
  private func entered(_ call: Call, _ operation: Operation) -> Reply {
    let reply = reply(to: call, operation)
    call.enter(reply, to: operation)
    return reply
  }

  private func reply(to call: Call, _ operation: Operation) -> Reply {
    var call = call
    let reply: Reply
    do {
      try call.takeVersion()
      reply = try operation.perform(call)
    } catch let failure as VendorFailure {
      reply = failure.reply(requestID: call.requestID, format: call.replyFormat)
    } catch {
      logger.error(
        "unexpected error",
        metadata: ["requestId": "\(call.requestID)", "operation": "\(operation.name)", "error": "\(error)"])
      reply = VendorFailure.unexpected.reply(requestID: call.requestID, format: call.replyFormat)
    }
    logger.debug(
      "answered",
      metadata: [
        "operation": "\(operation.name)", "status": "\(reply.head.status.code)", "requestId": "\(call.requestID)",
      ])
    return reply
  }
}
