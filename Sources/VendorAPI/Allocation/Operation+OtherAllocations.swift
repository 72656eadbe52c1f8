import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/10-allocation.md, section 1, B, E, F and G.
  static let otherAllocations = [
    Operation(
      "AllocateWithCheapestQuote", .put, "/allocation/{consignmentReference}/allocatewithcheapestquote",
      OperationDescription(
        "Allocates a consignment to the cheapest service of all.", answers: .summaryOfOne),
      perform: allocateWithCheapestQuote),
    Operation(
      "AllocateWithQuote", .put, "/allocation/{consignmentReference}/allocatewithquote/{quoteReference}",
      // There are no quotes before one has asked for them.
      OperationDescription(
        "Allocates a consignment to the service of a quote.", answers: .summaryOfOne, example: nil),
      perform: allocateWithQuote),
    Operation(
      "AllocateConsignmentsWithServiceFilters", .put, "/allocation/allocateConsignmentsWithServiceFilters",
      OperationDescription(
        "Allocates each of a list to the cheapest service with the traits that are asked for.",
        body: .required(AllocateConsignmentsWithServiceFiltersRequest.self), answers: .summaries,
        example: .body(#"{"ConsignmentReferences":["EC-000-05B-MMA"],"Filters":{"IsDropOff":true}}"#)),
      perform: allocateWithServiceFilters),
    Operation(
      "AllocateConsignmentsWithServiceGroup", .put, "/allocation/allocatewithservicegroup",
      OperationDescription(
        "Allocates each of a list to the cheapest service of a group.",
        body: .required(AllocateConsignmentsWithServiceGroupRequest.self), answers: .summaries,
        example: .body(
          #"{"MpdCarrierServiceGroupReference":"valuableGoods","ConsignmentReferences":["EC-000-05B-MMA"]}"#)),
      perform: allocateListWithServiceGroup),
  ]

  /// The vendor's help treats it as the default rules for one consignment.
  private static func allocateWithCheapestQuote(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    return try call.reply(single: call.allocate(reference, to: .all), reference: reference)
  }

  private static func allocateWithQuote(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    return try call.reply(single: allocateWithQuote(reference, call), reference: reference)
  }

  /// Allocates one consignment to the service of the quote that the path names.
  static func allocateWithQuote(_ reference: String, _ call: Call) throws -> AllocationOutcome {
    let quote = call.parameter("quoteReference")
    switch call.allocate(reference, withQuote: quote) {
    case .attempted(let outcome): return outcome
    case .unknownConsignment: return .unknownConsignment
    case .unknownQuote: throw VendorFailure.quoteNotFound(quote)
    case .quoteOfAnother: throw VendorFailure.quoteOfAnotherConsignment(quote, consignment: reference)
    case .expired(let expiry): throw VendorFailure.quoteExpired(quote, at: expiry)
    }
  }

  private static func allocateWithServiceFilters(_ call: Call) throws -> Reply {
    let body = try call.body(AllocateConsignmentsWithServiceFiltersRequest.self)
    try require(body.consignmentReferences)
    let filters = body.filters
    let candidates = Candidates.filtered(
      call.visit { $0.catalog }, directions: filters?.serviceDirection, isPickUp: filters?.isPickup,
      isDropOff: filters?.isDropOff)
    let outcomes = call.allocate(body.consignmentReferences, to: candidates)
    return try call.reply(outcomes, of: body.consignmentReferences)
  }

  private static func allocateListWithServiceGroup(_ call: Call) throws -> Reply {
    let body = try call.body(AllocateConsignmentsWithServiceGroupRequest.self)
    var problems = problems(of: body.consignmentReferences)
    let reference = body.mpdCarrierServiceGroupReference ?? ""
    if reference.isEmpty {
      problems.append(
        FieldProblem(
          path: "MpdCarrierServiceGroupReference", message: "The reference of a carrier service group is required"))
    }
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    let result = call.visit { world -> Result<ServiceGroup, VendorFailure> in
      world.catalog.serviceGroup(reference).map { .success($0) } ?? .failure(.unknownGroup(reference, in: world))
    }
    let outcomes = call.allocate(body.consignmentReferences, to: .group(try result.get()))
    return try call.reply(outcomes, of: body.consignmentReferences)
  }
}

extension VendorFailure {
  static func unknownGroup(_ reference: String, in world: World) -> VendorFailure {
    .serviceGroupNotFound(
      reference, customer: world.customerReference, known: world.catalog.serviceGroupReferences)
  }

  static func unknownCarrierService(_ reference: String, in world: World) -> VendorFailure {
    .carrierServiceNotFound(reference, nearest: world.catalog.nearestCarrierServices(to: reference))
  }
}
