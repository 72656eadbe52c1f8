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
      "AddPackage", .post, "/consignments/{consignmentReference}/addpackage",
      OperationDescription(
        "Adds a package to a consignment that is not allocated yet.", body: .required(Package.self),
        answers: .created(Package.self), failures: [.notFound], example: .body(Example.package)),
      perform: addPackage),
    Operation(
      "DeletePackage", .delete, "/packages/{packageReference}",
      OperationDescription(
        "Takes a package out of a consignment that is not allocated yet.", answers: .done, failures: [.notFound],
        example: Example(path: ["packageReference": "EP-000-WZ9-A1G"])),
      perform: deletePackage),
    Operation(
      "SetCustomerProvidedReference", .put, "/consignments/{consignmentReference}/setCustomerProvidedReference",
      OperationDescription(
        "Sets what the customer calls a consignment.", body: .required(CustomerReferenceRequest.self), answers: .done,
        failures: [.notFound], example: .body(#"{"Reference":"more-socks"}"#)),
      perform: setCustomerProvidedReference),
  ]

  private static var updateDescription: OperationDescription {
    OperationDescription(
      "Replaces what a consignment holds that is not allocated yet.", body: .required(UpdateConsignmentRequest.self),
      answers: .ok(listOf: ApiLink.self), failures: [.notFound], example: .body(Example.update))
  }

  private static func updateConsignment(_ call: Call) throws -> Reply {
    let body = try call.body(UpdateConsignmentRequest.self)
    guard let reference = body.reference, !reference.isEmpty else {
      throw VendorFailure.invalid([
        FieldProblem(path: "Reference", message: "The reference of a consignment is required")
      ])
    }
    let consignment = try changed(call.visit { $0.update(reference, with: body) }, by: .edit, reference: reference)
    return try call.reply([call.link("Link", "consignments", consignment.reference)])
  }

  private static func addPackage(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    let body = try call.body(Package.self)
    let consignment = try changed(
      call.visit { $0.addPackage(body, to: reference) }, by: .changePackages, reference: reference)
    return try call.reply(consignment.packages.last, status: .created)
  }

  private static func deletePackage(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageReference")
    _ = try changed(call.visit { $0.deletePackage(reference) }, by: .changePackages, reference: reference)
    return call.reply()
  }

  private static func setCustomerProvidedReference(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    let text = try call.body(CustomerReferenceRequest.self).reference
    let outcome = call.visit { $0.setCustomerReference(text, of: reference) }
    return try call.reply(changed: outcome, by: .edit, reference: reference)
  }

  /// The consignment as it is now; `reference` is what the path or the body names, a consignment or a package.
  private static func changed(
    _ outcome: UpdateOutcome, by action: ConsignmentAction, reference: String
  ) throws -> Consignment {
    switch outcome {
    case .done(let consignment): return consignment
    case .notPermitted(let consignment): throw VendorFailure.stateForbids(action, consignment)
    case .unknownConsignment: throw VendorFailure.consignmentNotFound(reference)
    case .refused(let problems): throw VendorFailure.invalid(problems)
    case .foreignPackage(let package, let consignment): throw VendorFailure.foreignPackage(package, consignment)
    case .unknownPackage: throw VendorFailure.packageNotFound(reference)
    case .lastPackage(let consignment): throw VendorFailure.lastPackage(reference, consignment)
    }
  }
}
