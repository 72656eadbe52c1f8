import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/40-around.md, "Package sizes / shipping locations / static data".
  static let packageSizes = [
    Operation(
      "GetPackageSizes", .get, "/packagesizes",
      OperationDescription("The customer's package sizes.", answers: .ok(listOf: PackageSize.self)),
      perform: getPackageSizes),
    Operation(
      "GetDefaultPackageSize", .get, "/packagesizes/default",
      OperationDescription("The default package size.", answers: .ok(PackageSize.self), failures: [.notFound]),
      perform: getDefaultPackageSize),
    Operation(
      "CreatePackageSize", .post, "/packagesizes",
      OperationDescription(
        "Creates a package size.", body: .required(PackageSize.self), answers: .created(PackageSize.self),
        example: .body(#"{"Reference":"Flat","Description":"Picture","Length":60,"Width":50,"Height":6,"Weight":0.7}"#)),
      perform: createPackageSize),
    Operation(
      "UpdatePackageSize", .put, "/packagesizes/{packageSizeReference}",
      OperationDescription(
        "Replaces a package size.", body: .required(PackageSize.self), answers: .ok(PackageSize.self),
        failures: [.notFound],
        example: .body(#"{"Reference":"Medium","Length":46,"Width":36,"Height":31,"Weight":3.1}"#)),
      perform: updatePackageSize),
    Operation(
      "SetDefaultPackageSize", .put, "/packagesizes/{packageSizeReference}/default",
      OperationDescription(
        "Makes a package size the default.", answers: .ok(PackageSize.self), failures: [.notFound]),
      perform: setDefaultPackageSize),
    Operation(
      "DeletePackageSize", .delete, "/packagesizes/{packageSizeReference}",
      OperationDescription("Deletes a package size.", answers: .done, failures: [.notFound]),
      perform: deletePackageSize),
  ]

  private static func getPackageSizes(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    return try call.reply(catalog.packageSizes.map { PackageSize($0, customer: customer) })
  }

  private static func getDefaultPackageSize(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    guard let size = catalog.defaultPackageSize else {
      throw VendorFailure.catalog(.noDefaultPackageSize(customer: customer))
    }
    return try call.reply(PackageSize(size, customer: customer))
  }

  private static func createPackageSize(_ call: Call) throws -> Reply {
    let size = try call.body(PackageSize.self).document(inPlaceOf: nil)
    let result = call.changeCatalog(exists: CatalogFailure.packageSizeExists) {
      world throws(CatalogProblems) in try world.add(size)
    }
    try result.get()
    return try call.reply(size, status: .created)
  }

  private static func updatePackageSize(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageSizeReference")
    let size = try call.body(PackageSize.self).document(inPlaceOf: reference)
    let result = call.changeCatalog(exists: CatalogFailure.packageSizeExists) {
      world throws(CatalogProblems) in try world.replace(packageSize: reference, with: size)
    }
    guard try result.get() else { throw call.noPackageSize }
    return try call.reply(size, status: .ok)
  }

  private static func setDefaultPackageSize(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageSizeReference")
    let result = call.changeCatalog(exists: CatalogFailure.packageSizeExists) {
      world throws(CatalogProblems) -> CatalogDocument.PackageSize? in
      guard var size = world.catalog.packageSize(reference) else { return nil }
      size.isDefault = true
      _ = try world.replace(packageSize: reference, with: size)
      return size
    }
    guard let size = try result.get() else { throw call.noPackageSize }
    return try call.reply(size, status: .ok)
  }

  private static func deletePackageSize(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageSizeReference")
    guard call.visit({ $0.remove(packageSize: reference) }) else { throw call.noPackageSize }
    return call.replyWithoutBody()
  }
}

extension Call {
  fileprivate var noPackageSize: VendorFailure {
    let (catalog, customer) = visit { ($0.catalog, $0.customerReference) }
    return .catalog(
      .packageSizeNotFound(
        parameter("packageSizeReference"), customer: customer, known: catalog.packageSizes.map(\.reference)))
  }

  fileprivate func reply(_ size: CatalogDocument.PackageSize, status: HTTPResponse.Status) throws -> Reply {
    try reply(PackageSize(size, customer: visit(\.customerReference)), status: status)
  }
}

extension PackageSize {
  fileprivate init(_ size: CatalogDocument.PackageSize, customer: String) {
    self.init(
      reference: size.reference, description: size.description, customerReference: customer, length: size.length,
      width: size.width, height: size.height, weight: size.weight, isDefault: size.isDefault ?? false)
  }

  /// The size as a fixture file would have it.
  ///
  /// - Parameter path: the reference in the path, which holds when the body has none.
  /// - Returns: not yet checked against the catalog.
  /// - Throws: `VendorFailure.invalid` for a reference that is a path of its own.
  fileprivate func document(inPlaceOf path: String?) throws -> CatalogDocument.PackageSize {
    let own = reference ?? ""
    let problems = ReservedReference.packageSize.problems(of: own)
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    var size = CatalogDocument.PackageSize(
      reference: own.isEmpty ? path ?? "" : own, length: length, width: width, height: height, weight: weight)
    size.description = description
    size.isDefault = isDefault
    return size
  }
}
