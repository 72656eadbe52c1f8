import HTTPTypes
import Routing

/// An operation of the vendor's that a public source names and the sandbox does not serve: known, so that a call to it is told so and is
/// never read as something else.
struct UnservedOperation: Sendable {
  let name: String
  let method: HTTPRequest.Method
  let pattern: RoutePattern

  init(_ name: String, _ method: HTTPRequest.Method, _ pattern: RoutePattern) {
    self.name = name
    self.method = method
    self.pattern = pattern
  }

  var hint: String { "\(name) is PRO's; the sandbox does not serve it" }
}
