import HTTPCore
import HTTPTypes
import Routing

/// One operation of the vendor's: where it is reached and what it does.
struct Operation: Sendable {
  let name: String
  let method: HTTPRequest.Method
  let pattern: RoutePattern
  /// What the OpenAPI document tells of it; made when it is asked for, so that it costs nothing at the start.
  let describe: @Sendable () -> OperationDescription
  /// Whether what stands in the path's parameters can be meant for this operation; if not, there is no such path.
  let admits: @Sendable (PathParameters) -> Bool
  let perform: @Sendable (Call) throws -> Reply

  init(
    _ name: String, _ method: HTTPRequest.Method, _ pattern: RoutePattern,
    _ description: @autoclosure @escaping @Sendable () -> OperationDescription,
    admits: @escaping @Sendable (PathParameters) -> Bool = { _ in true },
    perform: @escaping @Sendable (Call) throws -> Reply
  ) {
    self.name = name
    self.method = method
    self.pattern = pattern
    self.describe = description
    self.admits = admits
    self.perform = perform
  }

  /// Everything that is served.
  static let all: [Operation] = [
    allocation, allocationFamily, allocationByDate, quotes, consignments, consignmentReads, consignmentChanges,
    lifeCycle, manifests, labels, allocateAndGetLabels, customsDocuments, carrierServices,
    serviceGroups, packageSizes, shippingLocations, staticData,
  ].flatMap(\.self)

  /// Every method that some operation answers to.
  static let methods: [HTTPRequest.Method] = all.reduce(into: [.head]) { methods, operation in
    if !methods.contains(operation.method) { methods.append(operation.method) }
  }
}
