import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// Everything unallocated that is due to ship before a date. The date may have slashes and blanks in it; what is no date is no
  /// path of the vendor's.
  ///
  /// - Source: contract/10-allocation.md, section 3, H, I and J.
  static let allocationByDate = [
    Operation(
      "AllocateAllConsignments", .put, "/allocation/allocate/{shipByDate*}",
      OperationDescription(
        "Allocates all that is due by a date to the cheapest service of all.",
        body: .optional(AllocateAllConsignmentsRequest.self), answers: .summaries),
      admits: namesDate, perform: allocateAll),
    Operation(
      "AllocateAllConsignmentsWithCarrierService", .put, "/allocation/allocateWithCarrierService/{shipByDate*}",
      OperationDescription(
        "Allocates all that is due by a date to one service.", body: .required(AllocateAllConsignmentsRequest.self),
        answers: .summaries, example: .body(#"{"MpdCarrierServiceReference":"CX_NDS"}"#)),
      admits: namesDate, perform: allocateAllWithCarrierService),
    Operation(
      "AllocateAllConsignmentsWithServiceGroup", .put, "/allocation/allocateWithServiceGroup/{shipByDate*}",
      OperationDescription(
        "Allocates all that is due by a date to the cheapest service of a group.",
        body: .required(AllocateAllConsignmentsRequest.self), answers: .summaries,
        example: .body(#"{"MpdCarrierServiceGroupReference":"valuableGoods","ShippingLocationReference":"Sorted1"}"#)),
      admits: namesDate, perform: allocateAllWithServiceGroup),
  ]

  private static func namesDate(_ parameters: PathParameters) -> Bool {
    ShipByDate(parameters["shipByDate"] ?? "") != nil
  }

  /// The vendor's own client sends an empty string as body; a shipping location is read from an object all the same.
  private static func allocateAll(_ call: Call) throws -> Reply {
    let body =
      try call.hasObjectBody ? call.body(AllocateAllConsignmentsRequest.self) : AllocateAllConsignmentsRequest()
    return try allocateAll(call, body) { _ in .success(.all) }
  }

  private static func allocateAllWithCarrierService(_ call: Call) throws -> Reply {
    let body = try call.body(AllocateAllConsignmentsRequest.self)
    let reference = body.mpdCarrierServiceReference ?? ""
    guard !reference.isEmpty else {
      throw VendorFailure.invalid([
        FieldProblem(
          path: "MpdCarrierServiceReference", message: "The reference of a carrier service is required")
      ])
    }
    return try allocateAll(call, body) { world in
      guard let service = world.catalog.carrierService(reference) else {
        return .failure(.unknownCarrierService(reference, in: world))
      }
      return .success(.service(service))
    }
  }

  private static func allocateAllWithServiceGroup(_ call: Call) throws -> Reply {
    let body = try call.body(AllocateAllConsignmentsRequest.self)
    let reference = body.mpdCarrierServiceGroupReference ?? ""
    guard !reference.isEmpty else {
      throw VendorFailure.invalid([
        FieldProblem(
          path: "MpdCarrierServiceGroupReference", message: "The reference of a carrier service group is required")
      ])
    }
    return try allocateAll(call, body) { world in
      guard let group = world.catalog.serviceGroup(reference) else {
        return .failure(.unknownGroup(reference, in: world))
      }
      return .success(.group(group))
    }
  }

  private static func allocateAll(
    _ call: Call, _ body: AllocateAllConsignmentsRequest, to candidates: (World) -> Result<Candidates, VendorFailure>
  ) throws -> Reply {
    guard let limit = ShipByDate(call.parameter("shipByDate"))?.limit else { throw VendorFailure.unexpected }
    let location = body.shippingLocationReference.flatMap { $0.isEmpty ? nil : $0 }
    let result = call.visit { world -> Result<(due: [String], candidates: Candidates), VendorFailure> in
      if let location, world.catalog.shippingLocation(location) == nil {
        return .failure(.unknownShippingLocation(location, in: world))
      }
      return candidates(world).map { (world.consignmentsDue(before: limit, shippingLocation: location), $0) }
    }
    let (due, chosen) = try result.get()
    // One visit each: what is due may be many, and nobody else should wait for all of them.
    return try call.reply(due.map { call.allocate($0, to: chosen) }, of: due)
  }
}

extension VendorFailure {
  fileprivate static func unknownShippingLocation(_ reference: String, in world: World) -> VendorFailure {
    .invalid([
      FieldProblem(
        path: "ShippingLocationReference", code: "ShippingLocationNotFoundException",
        message:
          "Shipping location (\(reference)) not found or no longer exists for customer (\(world.customerReference)).")
    ])
  }
}
