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
  private(set) var effort = Effort.brief
  /// Whether what is sent may be a password, which nothing may write down.
  private(set) var takesSecrets = false

  /// What the time of an operation goes with: what takes longer than an event loop may be held is done elsewhere.
  enum Effort {
    /// The body, as for every operation.
    case brief
    /// The references in the body.
    case perReference
    /// The packages of the consignment that the path names.
    case perPackage
    /// All that the world has, the catalog's services, or drawing.
    case long
  }

  /// Whether a call may take longer than about a millisecond.
  func isLong(_ call: Call) -> Bool {
    switch effort {
    case .brief: call.bodySize > 16_384
    case .perReference: call.bodySize > 1024
    case .perPackage: call.packageCount > 16
    case .long: true
    }
  }

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

  /// The operation, with another measure of its time.
  func taking(_ effort: Effort) -> Operation {
    var operation = self
    operation.effort = effort
    return operation
  }

  /// The operation, with what is sent to it written down nowhere.
  var secret: Operation {
    var operation = self
    operation.takesSecrets = true
    return operation
  }

  /// Everything that is served.
  static let all: [Operation] = [
    allocation.taking(.perReference), otherAllocations.taking(.perReference), allocationByDate.taking(.long),
    quotes.taking(.long), deliveryOptions.taking(.long), pickupOptions.taking(.long),
    pickupLocator.taking(.long), selectAsOrder.taking(.long),
    consignments, consignmentReads.taking(.long), lateness.taking(.long), tracking.taking(.long),
    events.taking(.long), consignmentChanges, packages, items, consignmentDetails, lifeCycle.taking(.perReference),
    manifests.taking(.long), labels.taking(.long), allocateAndGetLabels.taking(.long),
    customsDocuments.taking(.long), carrierServices.taking(.long), collectionCalendars.taking(.long),
    serviceGroups.taking(.long), packageSizes, orders.taking(.long), orderPacking.taking(.long),
    orderPackages.taking(.long), shippingLocations, staticData, customerCarriers, accounts, roles.taking(.long),
    security,
    invoices, manifestViews.taking(.long), purge.taking(.long),
  ].flatMap(\.self)

  /// Every method that some operation answers to.
  static let methods: [HTTPRequest.Method] = all.reduce(into: [.head]) { methods, operation in
    if !methods.contains(operation.method) { methods.append(operation.method) }
  }
}

extension [Operation] {
  fileprivate func taking(_ effort: Operation.Effort) -> [Operation] { map { $0.taking(effort) } }
}
