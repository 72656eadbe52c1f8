import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/30-consignments.md, section 3.
  static let consignmentReads = [
    Operation(
      "GetConsignmentWithMetaData", .get, "/consignments/getconsignmentwithmetadata/{consignmentReference}",
      OperationDescription("The whole consignment.", answers: .ok(Consignment.self), failures: [.notFound])
    ) { try $0.reply($0.consignment()) },
    Operation(
      "GetConsignmentOnly", .get, "/consignments/getconsignmentonly/{consignmentReference}",
      OperationDescription(
        "The consignment without its metadata.", answers: .ok(Consignment.self), failures: [.notFound])
    ) {
      try $0.reply($0.consignment().withoutMetaData)
    },
    Operation(
      "GetConsignmentByClientReference", .get, "/consignments/clientReference/{clientReference}",
      OperationDescription(
        "The consignment that the customer calls so.", answers: .ok(Consignment.self), failures: [.notFound])
    ) {
      try $0.reply($0.consignmentOfClient())
    },
    Operation(
      "GetConsignmentStatusByClientReference", .get, "/consignments/clientReference/{clientReference}/status",
      OperationDescription(
        "The state and expected delivery of the consignment that the customer calls so.",
        answers: .ok(ConsignmentStatusResponse.self), failures: [.notFound])
    ) { call in
      try call.reply(statusOf: call.consignmentOfClient())
    },
    Operation(
      "GetConsignmentReferences", .get, "/consignments/getConsignmentReferences",
      OperationDescription(
        "The references of all that a search finds.", query: SearchParameter.described,
        answers: .ok(listOf: String.self), example: Example(query: ["state": "Unallocated"]))
    ) { call in
      let found = try call.search()
      return try call.reply(SearchPage(call.queryValue)(of: found).map(\.reference))
    },
    Operation(
      "CountConsignments", .get, "/consignments/count",
      OperationDescription(
        "How many a search finds.", query: SearchParameter.described, answers: .ok(Int.self),
        example: Example(query: ["postCode": "M1 5WG"]))
    ) { try $0.reply($0.search().count) },
    Operation(
      "SearchConsignments", .get, "/consignments/{take:number}/{skip:number}",
      OperationDescription(
        "Summaries of what a search finds.", query: SearchParameter.described,
        answers: .ok(MatchingConsignmentsResponse.self), example: Example(query: ["weightInKgTo": "1.5"])),
      perform: searchConsignments),
  ]

  private static func searchConsignments(_ call: Call) throws -> Reply {
    let limits = ["take", "skip"].map { (name: $0, value: SearchPage.number(call.parameter($0))) }
    let problems = limits.filter { $0.value == nil }.map { limit in
      FieldProblem(
        path: limit.name, message: "'\(call.parameter(limit.name))' is not \(SearchPage.allowed)")
    }
    guard let take = limits[0].value, let skip = limits[1].value else { throw VendorFailure.invalidQuery(problems) }
    let found = try call.search()
    return try call.reply(
      MatchingConsignmentsResponse(
        count: found.count,
        consignmentSummaries: SearchPage(take: take, skip: skip)(of: found).map {
          ConsignmentSummary($0, apiLink: call.link("detail", "consignments", $0.reference))
        }))
  }
}

extension Call {
  /// Every consignment that the query asks for, the youngest first.
  ///
  /// - Throws: `VendorFailure.invalidQuery` that names every value at fault.
  fileprivate func search() throws -> FoundConsignments {
    var criteria: [ConsignmentQuery.Criterion] = []
    var problems: [FieldProblem] = []
    for parameter in SearchParameter.all {
      guard let value = queryValue(parameter.name) else { continue }
      if let wanted = parameter.criteria(value) {
        criteria += wanted
      } else {
        problems.append(FieldProblem(path: parameter.name, message: "'\(value)' is not \(parameter.allowed)"))
      }
    }
    guard problems.isEmpty else { throw VendorFailure.invalidQuery(problems) }
    return snapshot().consignments(matching: ConsignmentQuery(criteria))
  }

  /// The consignment whose customer's reference the path names.
  ///
  /// - Throws: `VendorFailure.consignmentNotFound`.
  fileprivate func consignmentOfClient() throws -> Consignment {
    let world = snapshot()
    guard let consignment = named("clientReference", { world.consignment(ofCustomerReference: $0) }) else {
      throw VendorFailure.consignmentNotFound(parameter("clientReference"))
    }
    return consignment
  }
}

extension Consignment {
  /// The consignment with every list of metadata empty.
  fileprivate var withoutMetaData: Consignment {
    var fixed = fixed
    fixed.metaData = []
    for package in fixed.packages.indices {
      fixed.packages[package].metaData = []
      for item in fixed.packages[package].items.indices { fixed.packages[package].items[item].metaData = [] }
    }
    var consignment = self
    consignment.fixed = fixed
    return consignment
  }
}
