import Allocation
import Contract
import Documents
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// Allocations that answer the labels as well. What fails does so as it does for the allocation alone, and nothing is allocated when
  /// the format is none. The return that an order has packed with a consignment is allocated with it, by default rules whatever the
  /// consignment is allocated by, as few services go both ways; one that is allocated already stays so, and where no service takes it,
  /// its result says so. *Assumed.*
  ///
  /// - Source: contract/53-small-operations.md, section 8; contract/95-audit.md, D3.
  static let allocateAndGetLabels = [
    Operation(
      "AllocateAndGetLabels", .put, "/allocation/{consignmentReference}/labels/{format}",
      .allocationWithLabels("Allocates a consignment to the cheapest service of all and answers its labels.")
    ) { call in
      try reply(call) { call.allocate($0, to: .all) }
    },
    Operation(
      "AllocateWithServiceReferenceAndGetLabels", .put,
      "/allocation/{consignmentReference}/carrierservice/{mpdCarrierServiceReference}/labels/{format}",
      .allocationWithLabels("Allocates a consignment to one service and answers its labels.")
    ) { call in
      try reply(call) { reference in
        let catalog = call.visit { $0.catalog }
        guard let service = call.named("mpdCarrierServiceReference", catalog.carrierService) else {
          let named = call.parameter("mpdCarrierServiceReference")
          throw VendorFailure.carrierServiceNotFound(named, nearest: catalog.nearestCarrierServices(to: named))
        }
        return call.allocate(reference, to: .service(service))
      }
    },
    Operation(
      "AllocateWithServiceGroupAndGetLabels", .put,
      "/allocation/{consignmentReference}/servicegroup/{mpdCarrierServiceGroupReference}/labels/{format}",
      .allocationWithLabels("Allocates a consignment to the cheapest service of a group and answers its labels.")
    ) { call in
      try reply(call) { try allocateWithServiceGroup($0, call) }
    },
    Operation(
      "AllocateWithQuoteReferenceAndGetLabels", .put,
      "/allocation/{consignmentReference}/quote/{quoteReference}/labels/{format}",
      // There are no quotes before one has asked for them.
      .allocationWithLabels(
        "Allocates a consignment to the service of a quote and answers its labels.", hasExample: false)
    ) { call in
      try reply(call) { try allocateWithQuote($0, call) }
    },
  ]

  private static func reply(_ call: Call, allocate: (String) throws -> AllocationOutcome) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    let format = call.parameter("format")
    guard LabelFormat(named: format) != nil else {
      throw VendorFailure.labelNotFound(reference, .unknownFormat(format))
    }
    let summary = try call.summary(ofOne: allocate(reference), reference: reference)
    var results = [try result(of: summary, .consignment, call, format)]
    if let back = call.snapshot().returnConsignment(of: summary.reference) {
      let summary = call.summary(of: call.allocateReturn(back), reference: back)
      results.append(try result(of: summary, .returned, call, format))
    }
    let isQueued = results.contains { $0.statusCode == 202 }
    return try call.reply(AllocateAndGetLabelsResponse(responses: results), status: isQueued ? .accepted : .ok)
  }

  private static func result(
    of summary: AllocationSummary, _ type: AllocateAndGetLabelsResult.LabelType, _ call: Call, _ format: String
  ) throws -> AllocateAndGetLabelsResult {
    let labels = summary.statusCode == 200 ? try call.labels(of: [summary.reference], format: format) : nil
    return AllocateAndGetLabelsResult(summary, type, labels: labels)
  }
}

extension Call {
  /// Allocates what brings a consignment back, or finds that it has been, or is to be.
  fileprivate func allocateReturn(_ reference: String) -> AllocationOutcome {
    let outcome = allocate(reference, to: .all)
    guard case .notPermitted(let consignment) = outcome else { return outcome }
    let state = consignment.consignmentState
    if state == .allocating { return .queued(consignment) }
    guard state.permits(.printLabels), let booking = consignment.progress.booking,
      let service = snapshot().catalog.carrierService(booking.value.service.value.reference)
    else { return outcome }
    return .allocated(consignment, service)
  }
}

extension OperationDescription {
  fileprivate static func allocationWithLabels(_ summary: String, hasExample: Bool = true) -> OperationDescription {
    OperationDescription(
      summary,
      answers: [
        Answer(status: .ok, content: .value(AllocateAndGetLabelsResponse.self)),
        Answer(status: .accepted, content: .value(AllocateAndGetLabelsResponse.self)),
      ], failures: [.notFound, .internalServerError],
      example: hasExample ? Example(path: ["format": "zpl", "mpdCarrierServiceReference": "CX_NDS"]) : nil)
  }
}
