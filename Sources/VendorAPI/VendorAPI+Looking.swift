import Contract
package import HTTPCore
import HTTPTypes
import Routing
package import Sandbox

extension VendorAPI {
  /// What a GET would be answered, asked of a copy of a world: nothing is written down, counted, marked as printed or made to go wrong.
  ///
  /// - Parameters:
  ///   - target: path and query, as a client would send them.
  ///   - world: stays as it is.
  ///   - request: who asks, and by which name of the server.
  /// - Returns: the answer in JSON, refusals included; nil where no GET is served.
  @Sendable
  package func look(at target: String, in world: World, for request: Request) -> Reply? {
    let parsed = Target(target)
    guard let (route, parameters) = route(of: .get, parsed.path) else {
      return nil
    }
    var copy = world
    copy.removeFaults()
    let asked = Request(
      head: HTTPRequest(
        method: .get, scheme: request.scheme, authority: request.authority ?? "localhost", path: target,
        headerFields: [.accept: "application/json"]))
    var call = Call(
      request: asked, fields: VendorFields(asked.fields), parameters: parameters, query: parsed.query,
      tenant: Tenant(copy), settings: Shared(settings))
    call.hasMetFaults = true
    return reply(to: &call, route.operation.value)
  }
}
