import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/30-consignments.md, section 4, "Packages"; contract/53-small-operations.md, section 1.
  static let packages = [
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
        example: Example(path: ["packageReference": Example.oneOfThree])),
      perform: deletePackage),
    Operation(
      "UpdatePackage", .put, "/packages/{packageReference}",
      OperationDescription(
        "Replaces a package of a consignment that is not allocated yet.", body: .required(UpdatePackageRequest.self),
        answers: .done, failures: [.notFound],
        example: Example(path: ["packageReference": Example.oneOfThree], body: Example.package)),
      perform: updatePackage),
    Operation(
      "SetPackageReference", .put, "/packages/{packageReference}/setCustomerProvidedReference",
      OperationDescription(
        "Sets what the customer calls a package.", body: .required(CustomerReferenceRequest.self), answers: .done,
        failures: [.notFound],
        example: Example(path: ["packageReference": Example.oneOfThree], body: #"{"Reference":"box-1"}"#)),
      perform: setPackageReference),
    Operation(
      "SplitPackage", .put, "/packages/{packageReference}/split",
      OperationDescription(
        "Gives each item of a package a package of its own.", answers: .done, failures: [.notFound],
        // No package of the fixtures has several.
        example: nil),
      perform: splitPackage),
    Operation(
      "RemovePackage", .post, "/consignments/{consignmentReference}/removepackage/{packageReference}",
      OperationDescription(
        "Takes a package out of its consignment.", answers: .done, failures: [.notFound],
        example: Example(path: ["consignmentReference": Example.ofThree, "packageReference": Example.oneOfThree])),
      perform: removePackage),
    Operation(
      "AddEmptyPackages", .put, "/consignments/{consignmentReference}/addpackages/{numberOfPackages:number}",
      OperationDescription(
        "Adds packages without contents and answers how many there are then.", answers: .ok(Int.self),
        failures: [.notFound], example: Example(path: ["numberOfPackages": "2"])),
      perform: addEmptyPackages),
    Operation(
      "AddPackages", .post, "/consignments/{consignmentReference}/addpackages/{numberOfPackages:number}",
      OperationDescription(
        "Adds packages without contents.", answers: .done, failures: [.notFound],
        example: Example(path: ["numberOfPackages": "2"])),
      perform: addPackages),
  ]

  private static func addPackage(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    let body = try call.body(Package.self)
    let consignment = try call.repack { $0.addPackage(body, to: reference) }
    return try call.reply(consignment.packages.last, status: .created)
  }

  private static func deletePackage(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageReference")
    _ = try call.repack { $0.deletePackage(reference) }
    return call.reply()
  }

  private static func updatePackage(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageReference")
    let body = try call.body(UpdatePackageRequest.self)
    _ = try call.repack { $0.updatePackage(reference, with: body) }
    return call.reply()
  }

  private static func setPackageReference(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageReference")
    let text = try call.body(CustomerReferenceRequest.self).reference
    _ = try call.repack(by: \.detailsAction) { $0.setCustomerReference(text, ofPackage: reference) }
    return call.reply()
  }

  private static func splitPackage(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageReference")
    _ = try call.repack { $0.splitPackage(reference) }
    return call.reply()
  }

  private static func removePackage(_ call: Call) throws -> Reply {
    let (consignment, package) = (call.parameter("consignmentReference"), call.parameter("packageReference"))
    _ = try call.repack { $0.removePackage(package, from: consignment) }
    return call.reply()
  }

  private static func addEmptyPackages(_ call: Call) throws -> Reply {
    try call.reply(call.consignmentWithEmptyPackages().packageCount)
  }

  private static func addPackages(_ call: Call) throws -> Reply {
    _ = try call.consignmentWithEmptyPackages()
    return call.reply()
  }
}

extension Call {
  /// Changes the packages or items of a consignment, which the path names or one of whose packages it names.
  ///
  /// - Returns: the consignment as it is now.
  func repack(
    by action: (World) -> ConsignmentAction = { _ in .changePackages }, item: String? = nil, package: String? = nil,
    _ change: (inout World) -> UpdateOutcome
  ) throws(VendorFailure) -> Consignment {
    let (outcome, action) = visit { world in (change(&world), action(world)) }
    return try outcome.consignment(
      by: action,
      NamedParts(
        consignment: parameter("consignmentReference"), package: package ?? parameter("packageReference"),
        item: item ?? parameter("itemReference")))
  }

  fileprivate func consignmentWithEmptyPackages() throws -> Consignment {
    let reference = parameter("consignmentReference")
    // More digits than a number has are more packages than there may be.
    let count = Int(parameter("numberOfPackages")) ?? Int.max
    return try repack { $0.addEmptyPackages(count, to: reference) }
  }
}
