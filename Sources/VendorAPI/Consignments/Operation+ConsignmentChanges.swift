import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/30-consignments.md, section 4.
  static let consignmentChanges = [
    Operation("UpdateConsignment", .put, "/consignments", updateDescription, perform: updateConsignment),
    Operation("UpdateConsignment2017", .put, "/consignments/update", updateDescription, perform: updateConsignment),
    Operation(
      "SetCustomerProvidedReference", .put, "/consignments/{consignmentReference}/setCustomerProvidedReference",
      OperationDescription(
        "Sets what the customer calls a consignment.", body: .required(CustomerReferenceRequest.self), answers: .done,
        failures: [.notFound], example: .body(#"{"Reference":"more-socks"}"#)),
      perform: setCustomerProvidedReference),
  ]

  private static var updateDescription: OperationDescription {
    OperationDescription(
      "Replaces what a consignment holds, or several in a list; of one that is allocated only references, metadata and dates may differ.",
      body: .required(UpdateConsignmentRequest.self),
      answers: .ok(listOf: ApiLink.self), failures: [.notFound], example: .body(Example.update))
  }

  private static func updateConsignment(_ call: Call) throws -> Reply {
    let hasList = call.hasListBody
    let bodies = try hasList ? call.body([UpdateConsignmentRequest].self) : [call.body(UpdateConsignmentRequest.self)]
    for (index, body) in bodies.enumerated() { call.noteUnknownMagic(in: body, at: hasList ? "[\(index)]" : "") }
    let problems = problems(of: bodies, hasList: hasList)
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    let outcomes = call.visit { $0.update(bodies) }
    let consignments = try outcomes.enumerated().map { index, outcome in
      try (hasList ? outcome.at("[\(index)]") : outcome).consignment(
        by: .edit, NamedParts(consignment: bodies[index].reference ?? ""))
    }
    return try call.reply(consignments.map { call.link("Link", "consignments", $0.reference) })
  }

  /// What is wrong with bodies before any consignment is looked at: that there is none, or that one names no consignment.
  private static func problems(of bodies: [UpdateConsignmentRequest], hasList: Bool) -> [FieldProblem] {
    guard !bodies.isEmpty else { return [FieldProblem(path: "", message: "At least one consignment is required")] }
    return bodies.indices.filter { bodies[$0].reference?.isEmpty ?? true }.prefix(100).map { index in
      FieldProblem(
        path: hasList ? "[\(index)].Reference" : "Reference", message: "The reference of a consignment is required")
    }
  }

  private static func setCustomerProvidedReference(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    let body = try call.body(CustomerReferenceRequest.self)
    call.noteUnknownMagic(in: body)
    let text = body.reference
    let (outcome, action) = call.visit { ($0.setCustomerReference(text, of: reference), $0.detailsAction) }
    return try call.reply(changed: outcome, by: action, reference: reference)
  }
}
