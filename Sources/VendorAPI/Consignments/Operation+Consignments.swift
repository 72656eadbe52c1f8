import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/30-consignments.md, sections 2 and 3.
  static let consignments = [
    Operation(
      "CreateConsignment", .post, "/consignments",
      OperationDescription(
        "Creates a consignment and answers a link to it.", body: .required(CreateConsignmentRequest.self),
        answers: .created(listOf: ApiLink.self), example: .body(Example.consignment)),
      perform: createConsignment),
    Operation(
      "GetConsignment", .get, "/consignments/{consignmentReference}",
      OperationDescription("The whole consignment.", answers: .ok(Consignment.self), failures: [.notFound]),
      perform: getConsignment
    ).taking(.perPackage),
    Operation(
      "GetConsignmentStatus", .get, "/consignments/{consignmentReference}/status",
      OperationDescription(
        "A consignment's state and expected delivery.", answers: .ok(ConsignmentStatusResponse.self),
        failures: [.notFound]),
      perform: getConsignmentStatus),
  ]

  private static func createConsignment(_ call: Call) throws -> Reply {
    let body = try call.body(CreateConsignmentRequest.self)
    try call.lookForMagic(in: body)
    call.noteUnknownMagic(in: body)
    switch call.create(body) {
    case .refused(let problems): throw VendorFailure.invalid(problems)
    case .created(let consignment):
      return try call.reply(createdAt: "consignments", consignment.reference)
    }
  }

  private static func getConsignment(_ call: Call) throws -> Reply {
    try call.reply(call.consignment())
  }

  private static func getConsignmentStatus(_ call: Call) throws -> Reply {
    try call.reply(statusOf: call.consignment())
  }
}

extension Call {
  /// The consignment that the path names.
  ///
  /// - Throws: `VendorFailure.consignmentNotFound`.
  func consignment() throws -> Consignment {
    let reference = parameter("consignmentReference")
    guard let consignment = consignment(reference) else {
      throw VendorFailure.consignmentNotFound(reference)
    }
    return consignment
  }
}
