import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/53-small-operations.md, section 6.
  static let lateness = [
    Operation(
      "GetLateConsignments", .get, "/consignments/late",
      OperationDescription(
        "Summaries of what a search finds and is late for its carrier.", query: SearchParameter.described,
        answers: .ok(LateConsignmentsResponse.self), example: Example(query: ["postCode": "M1 5WG"])),
      perform: getLateConsignments),
    Operation(
      "GetConsignmentSummary", .get, "/consignments/summary",
      OperationDescription(
        "How many consignments of a time are in which state.", query: Period.described,
        answers: .ok(ConsignmentStateSummary.self), example: Period.example),
      perform: getSummary),
    Operation(
      "GetConsignmentSummaryByCarrier", .get, "/consignments/summary/courier",
      OperationDescription(
        "How many consignments of a time each service has in which state.", query: Period.described,
        answers: .ok(CarrierStateSummary.self), example: Period.example),
      perform: getSummaryByCarrier),
    Operation(
      "GetLatePackageSummary", .get, "/consignments/summary/latepackages",
      OperationDescription(
        "How many consignments of a time each carrier has late, and how many not.", query: Period.described,
        answers: .ok(LatePackageSummary.self), example: Period.example),
      perform: getLatePackages),
    Operation(
      "GetLateConsignmentsOfCarrier", .get, "/lateconsignments/carrierlate/{dateFrom}/{dateTo}",
      lateOfDescription("the carrier"), perform: { try getLate($0, \.lateConsignments) }),
    Operation(
      "GetLateConsignmentsOfCustomer", .get, "/lateconsignments/customer/{dateFrom}/{dateTo}",
      lateOfDescription("the customer"), perform: { try getLate($0, \.lateConsignmentsFromCustomerPerspective) }),
  ]

  private static func lateOfDescription(_ whose: String) -> OperationDescription {
    OperationDescription(
      "How many consignments of a time each carrier has late, as \(whose) sees it.",
      answers: .ok(listOf: LatePackageSummary.Late.self), example: nil)
  }

  private static func getLateConsignments(_ call: Call) throws -> Reply {
    let search = call.search()
    let late = search.found.page().filter(\.progress.isLate)
    let page = SearchPage(call.queryValue)
    let summaries = late.dropFirst(page.skip).prefix(page.take ?? .max).map(call.summary)
    return try call.reply(
      LateConsignmentsResponse(totalNumberOfLateConsignments: late.count, consignmentSummaries: summaries)
    ).hinting(search.unread)
  }

  private static func getSummary(_ call: Call) throws -> Reply {
    let period = try Period(call.queryValue)
    let consignments = call.consignments(of: period)
    var counts: [ConsignmentState: Int] = [:]
    for consignment in consignments { counts[consignment.consignmentState, default: 0] += 1 }
    return try call.reply(
      ConsignmentStateSummary(
        numberOfConsignments: consignments.count,
        summary: ConsignmentState.allCases.compactMap { state in
          counts[state].map { ConsignmentStateSummary.Entry(key: state.rawValue, value: $0) }
        },
        startFrom: period.start, endAt: period.end))
  }

  private static func getSummaryByCarrier(_ call: Call) throws -> Reply {
    let consignments = try call.consignments(of: Period(call.queryValue))
    return try call.reply(CarrierStateSummary(consignments, in: call.snapshot().catalog))
  }

  private static func getLatePackages(_ call: Call) throws -> Reply {
    let period = try Period(call.queryValue)
    return try call.reply(
      LatePackageSummary(
        call.consignments(of: period), of: period, in: call.snapshot(), linkPrefix: call.linkPrefix))
  }

  private static func getLate(
    _ call: Call, _ list: (LatePackageSummary) -> [LatePackageSummary.Late]
  ) throws -> Reply {
    let world = call.snapshot()
    let period = try Period(from: call.parameter("dateFrom"), to: call.parameter("dateTo"), notBefore: world.now)
    let summary = LatePackageSummary(
      call.consignments(of: period), of: period, in: world, linkPrefix: call.linkPrefix)
    return try call.reply(list(summary))
  }
}

extension Call {
  /// The consignments that were created in a time, at one of the shipping locations that the query names, if it names any.
  fileprivate func consignments(of period: Period) -> [Consignment] {
    var criteria = period.criteria
    if let locations = queryValue("shippingLocationReference") {
      criteria.append(.shippingLocations(locations.split(separator: ",").map(String.init)))
    }
    return snapshot().consignments(matching: ConsignmentQuery(criteria)).page()
  }
}
