import HTTPTypes
import Routing

/// An operation of the vendor's that a public source names and the sandbox does not serve: known, so that a call to it is told so and is
/// never read as something else.
struct UnservedOperation: Sendable {
  /// Why it is not served.
  enum Reason: Sendable {
    /// Nothing speaks against it.
    case notYet
    /// It administers PRO itself: accounts, roles, passwords, invoices.
    case administrative
  }

  let name: String
  let method: HTTPRequest.Method
  let pattern: RoutePattern
  let reason: Reason

  init(_ name: String, _ method: HTTPRequest.Method, _ pattern: RoutePattern, _ reason: Reason = .notYet) {
    self.name = name
    self.method = method
    self.pattern = pattern
    self.reason = reason
  }

  /// Whether it would change what the vendor administers.
  ///
  /// - Source: contract/decisions.md, "Since the audit".
  var isForbidden: Bool { reason == .administrative && method != .get }

  var hint: String {
    switch reason {
    case .notYet: "\(name) is PRO's; the sandbox does not serve it"
    case .administrative: "\(name) is PRO's; the sandbox does not serve it, as it administers PRO itself"
    }
  }
}
