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
        "The consignments that the customer calls so, the youngest first.",
        answers: [Answer(status: .ok, content: .listOfOne(Consignment.self))], failures: [.notFound])
    ) { call in
      try call.reply(listOf: call.consignmentsOfClient()) { $0 }
    },
    Operation(
      "GetConsignmentStatusByClientReference", .get, "/consignments/clientReference/{clientReference}/status",
      OperationDescription(
        "State and expected delivery of the consignments that the customer calls so, the youngest first.",
        answers: [Answer(status: .ok, content: .listOfOne(ConsignmentStatusResponse.self))], failures: [.notFound])
    ) { call in
      try call.reply(listOf: call.consignmentsOfClient()) {
        ConsignmentStatusResponse(consignment: $0, apiLink: call.link("Link", "consignments", $0.reference))
      }
    },
    Operation(
      "GetConsignmentReferences", .get, "/consignments/getConsignmentReferences",
      OperationDescription(
        "The references of all that a search finds.", query: SearchParameter.described,
        answers: .ok(listOf: String.self), example: Example(query: ["state": "Unallocated"]))
    ) { call in
      let search = call.search()
      return try call.reply(SearchPage(call.queryValue)(of: search.found).map(\.reference)).hinting(search.unread)
    },
    Operation(
      "CountConsignments", .get, "/consignments/count",
      OperationDescription(
        "How many a search finds.", query: SearchParameter.described, answers: .ok(Int.self),
        example: Example(query: ["postCode": "M1 5WG"]))
    ) { call in
      let search = call.search()
      return try call.reply(search.found.count).hinting(search.unread)
    },
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
    let search = call.search()
    return try call.reply(
      MatchingConsignmentsResponse(
        count: search.found.count,
        consignmentSummaries: SearchPage(take: take, skip: skip)(of: search.found).map(call.summary))
    ).hinting(search.unread)
  }
}

extension Call {
  /// How many consignments are shown that the customer calls alike: *assumed*.
  private static var mostAlike: Int { 100 }

  /// The youngest consignments whose customer's reference the path names, the youngest first; one at least.
  ///
  /// - Throws: `VendorFailure.consignmentNotFound`.
  /// - Source: contract/97-corrections.md, 27.
  fileprivate func consignmentsOfClient() throws -> [Consignment] {
    let world = snapshot()
    let found = named("clientReference") { text in
      let found = world.consignments(matching: ConsignmentQuery([.customerReference(text)])).page(take: Self.mostAlike)
      return found.isEmpty ? nil : found
    }
    guard let found else { throw VendorFailure.consignmentNotFound(parameter("clientReference")) }
    return found
  }

  /// A list, or its first where one object is asked for.
  fileprivate func reply<Entry: Encodable>(listOf found: [Consignment], _ entry: (Consignment) -> Entry) throws -> Reply
  {
    if settings.singleSummary == .object, version == .version1point1, let first = found.first {
      return try reply(entry(first))
    }
    return try reply(found.map(entry))
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
