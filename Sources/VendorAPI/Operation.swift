internal import Exchange
internal import HTTPTypes
internal import Routing

/// One operation of the vendor's: where it is reached and what it does.
struct Operation: Sendable {
  let name: String
  let method: HTTPRequest.Method
  let pattern: RoutePattern
  let perform: @Sendable (Call) throws -> Reply

  init(
    _ name: String, _ method: HTTPRequest.Method, _ pattern: RoutePattern,
    perform: @escaping @Sendable (Call) throws -> Reply
  ) {
    self.name = name
    self.method = method
    self.pattern = pattern
    self.perform = perform
  }

  /// Everything that is served.
  static let all: [Operation] = [
    allocation, consignments, consignmentReads, consignmentChanges, lifeCycle, manifests, labels, carrierServices,
    serviceGroups, packageSizes, shippingLocations, staticData,
  ].flatMap(\.self)

  /// Every method that some operation answers to.
  static let methods: [HTTPRequest.Method] = all.reduce(into: [.head]) { methods, operation in
    if !methods.contains(operation.method) { methods.append(operation.method) }
  }
}
