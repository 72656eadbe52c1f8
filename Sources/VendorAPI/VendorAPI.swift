package import HTTPCore
import HTTPTypes
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
  private let routes = RouteTable(Operation.all.map { ($0.method, $0.pattern, $0) })

  /// The seed is that of the ids of answers that belong to no tenant.
  package init(tenants: Tenants, settings: VendorSettings, seed: UInt64, logger: Logger) {
    self.tenants = tenants
    self.settings = settings
    self.identifiers = RequestIdentifiers(seed: ~seed)
    self.logger = logger
  }

  /// An id for an answer that belongs to no tenant.
  package func nextRequestID() -> String { identifiers.next() }

  package func answer(_ request: Request) -> Reply {
    let target = Target(request.head.path ?? "/")
    switch routes.match(request.head.method, path: target.path) {
    case .found(let operation, let parameters) where operation.admits(parameters):
      return answer(request, operation: operation, parameters: parameters, target: target)
    case .otherMethods(let methods) where request.head.method == .options:
      return Gateway.options(methods, requestID: identifiers.next())
    case .none where request.head.method == .options && request.head.path == "*":
      return Gateway.options(Operation.methods, requestID: identifiers.next())
    case .otherMethods(let methods):
      return Gateway.notFound(.method(methods), requestID: identifiers.next())
    case .found, .none:
      return Gateway.notFound(
        .path(nearest: routes.nearest(to: request.head.method, path: target.path)), requestID: identifiers.next())
    }
  }

  /// Words the refusal of bytes that never became a request.
  package func refuse(_ refusal: Refusal) -> Reply {
    let requestID = identifiers.next()
    logger.debug("request refused", metadata: ["status": "\(refusal.status.code)", "requestId": "\(requestID)"])
    return VendorFailure.refused(refusal).reply(requestID: requestID)
  }

  private func answer(
    _ request: Request, operation: Operation, parameters: PathParameters, target: Target
  ) -> Reply {
    let fields = VendorFields(request.head.headerFields)
    let tenant: Tenant
    do throws(KeyFailure) {
      tenant = try tenants.tenant(
        keyField: fields.subscriptionKey, keyParameter: target.query["subscription-key"])
    } catch {
      return Gateway.unauthorized(error, requestID: identifiers.next())
    }
    var call = Call(
      request: request, fields: fields, parameters: parameters, query: target.query, tenant: tenant, settings: settings)
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
