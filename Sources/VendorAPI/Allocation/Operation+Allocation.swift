import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/10-allocation.md, section 1, A, C and D: those of the source document.
  static let allocation = [
    Operation(
      "AllocateUsingDefaultRules", .put, "/allocation/allocate",
      OperationDescription(
        "Allocates each of a list to the cheapest service of all.",
        body: .required(AllocateConsignmentsRequest.self), answers: .summaries,
        example: .body(#"{"ConsignmentReferences":["EC-000-05B-MMA"]}"#)),
      perform: allocateUsingDefaultRules),
    Operation(
      "AllocateConsignmentWithServiceGroup", .put,
      "/allocation/{consignmentReference}/allocatewithservicegroup/{mpdCarrierServiceGroupReference}",
      OperationDescription(
        "Allocates a consignment to the cheapest service of a group.", answers: .summaryOfOne),
      perform: allocateWithServiceGroup),
    Operation(
      "AllocateWithCarrierService", .put, "/allocation/allocatewithcarrierservice",
      OperationDescription(
        "Allocates each of a list to one service.", body: .required(AllocateConsignmentsWithCarrierServiceRequest.self),
        answers: .summaries,
        example: .body(#"{"MpdCarrierServiceReference":"CX_NDS","ConsignmentReferences":["EC-000-05B-MMA"]}"#)),
      perform: allocateWithCarrierService),
  ]

  private static func allocateUsingDefaultRules(_ call: Call) throws -> Reply {
    let body = try call.body(AllocateConsignmentsRequest.self)
    try require(body.consignmentReferences)
    let outcomes = call.allocate(body.consignmentReferences, to: .all)
    return try call.reply(outcomes, of: body.consignmentReferences)
  }

  private static func allocateWithCarrierService(_ call: Call) throws -> Reply {
    let body = try call.body(AllocateConsignmentsWithCarrierServiceRequest.self)
    var problems = problems(of: body.consignmentReferences)
    let reference = body.mpdCarrierServiceReference ?? ""
    if reference.isEmpty {
      problems.append(
        FieldProblem(
          path: "MpdCarrierServiceReference", message: "The reference of a carrier service is required"))
    }
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    let catalog = call.visit { $0.catalog }
    guard let service = catalog.carrierService(reference) else {
      throw VendorFailure.carrierServiceNotFound(reference, nearest: catalog.nearestCarrierServices(to: reference))
    }
    let outcomes = call.allocate(body.consignmentReferences, to: .service(service))
    return try call.reply(outcomes, of: body.consignmentReferences)
  }

  private static func allocateWithServiceGroup(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    return try call.reply(single: allocateWithServiceGroup(reference, call), reference: reference)
  }

  /// Allocates one consignment within the group that the path names.
  static func allocateWithServiceGroup(_ reference: String, _ call: Call) throws -> AllocationOutcome {
    let groupReference = call.parameter("mpdCarrierServiceGroupReference")
    let (isKnown, catalog, customer) = call.visit { world in
      (world.consignment(reference) != nil, world.catalog, world.customerReference)
    }
    guard isKnown else { return .unknownConsignment }
    guard let group = call.named("mpdCarrierServiceGroupReference", catalog.serviceGroup) else {
      throw VendorFailure.serviceGroupNotFound(
        groupReference, customer: customer, known: catalog.serviceGroupReferences)
    }
    return call.allocate(reference, to: .group(group))
  }

  // MARK: - Lists

  static func require(_ references: [String]) throws {
    let problems = problems(of: references)
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
  }

  static func problems(of references: [String]) -> [FieldProblem] {
    FieldProblem.problems(of: references, at: "ConsignmentReferences")
  }
}
