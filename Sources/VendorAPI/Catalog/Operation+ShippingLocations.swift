import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/40-around.md, "Package sizes / shipping locations / static data". All of a world's locations are the
  ///   caller's own. *Assumed.*
  static let shippingLocations = [
    Operation(
      "GetShippingLocations", .get, "/shippinglocations",
      OperationDescription("The customer's shipping locations.", answers: .ok(listOf: ShippingLocation.self)),
      perform: getShippingLocations),
    Operation(
      "GetAssignedShippingLocations", .get, "/shippinglocations/assigned",
      OperationDescription("The caller's shipping locations.", answers: .ok(listOf: ShippingLocation.self)),
      perform: getShippingLocations),
    Operation(
      "GetShippingLocation", .get, "/shippinglocations/{shippingLocationReference}",
      OperationDescription("A shipping location.", answers: .ok(ShippingLocation.self), failures: [.notFound]),
      perform: getShippingLocation),
    Operation(
      "IsShippingLocationReferenceAvailable", .get, "/shippinglocations/{shippingLocationReference}/available",
      OperationDescription("Whether no shipping location is called so.", answers: .ok(Bool.self)),
      perform: isShippingLocationReferenceAvailable),
    Operation(
      "CreateShippingLocation", .post, "/shippinglocations",
      OperationDescription(
        "Creates a shipping location.", body: .required(ShippingLocation.self),
        answers: .created(ShippingLocation.self), example: .body(Example.shippingLocation("York-Store-2"))),
      perform: createShippingLocation),
    Operation(
      "UpdateShippingLocation", .put, "/shippinglocations/{shippingLocationReference}",
      OperationDescription(
        "Replaces a shipping location.", body: .required(ShippingLocation.self), answers: .ok(ShippingLocation.self),
        failures: [.notFound], example: .body(Example.shippingLocation("Sorted1"))),
      perform: updateShippingLocation),
    Operation(
      "DeleteShippingLocation", .delete, "/shippinglocations/{shippingLocationReference}",
      OperationDescription("Deletes a shipping location.", answers: .done, failures: [.notFound]),
      perform: deleteShippingLocation),
  ]

  private static func getShippingLocations(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    return try call.reply(catalog.numberedLocations.map { ShippingLocation($0, customer: customer) })
  }

  private static func getShippingLocation(_ call: Call) throws -> Reply {
    try call.reply(location: call.parameter("shippingLocationReference"), status: .ok)
  }

  private static func isShippingLocationReferenceAvailable(_ call: Call) throws -> Reply {
    let reference = call.parameter("shippingLocationReference")
    let catalog = call.visit(\.catalog)
    let isFree = catalog.shippingLocation(reference) == nil && !ReservedReference.shippingLocation.matches(reference)
    return try call.reply(isFree && !reference.contains("/"))
  }

  private static func createShippingLocation(_ call: Call) throws -> Reply {
    let location = try call.body(ShippingLocation.self).document(inPlaceOf: nil)
    let result = call.changeCatalog(exists: CatalogFailure.shippingLocationExists) {
      world throws(CatalogProblems) in try world.add(location)
    }
    try result.get()
    return try call.reply(location: location.reference, status: .created)
  }

  private static func updateShippingLocation(_ call: Call) throws -> Reply {
    let reference = call.parameter("shippingLocationReference")
    let location = try call.body(ShippingLocation.self).document(inPlaceOf: reference)
    let result = call.changeCatalog(exists: CatalogFailure.shippingLocationExists) {
      world throws(CatalogProblems) in try world.replace(shippingLocation: reference, with: location)
    }
    guard try result.get() else { throw call.noShippingLocation(reference) }
    return try call.reply(location: location.reference, status: .ok)
  }

  private static func deleteShippingLocation(_ call: Call) throws -> Reply {
    let reference = call.parameter("shippingLocationReference")
    guard call.visit({ $0.remove(shippingLocation: reference) }) else { throw call.noShippingLocation(reference) }
    return call.replyWithoutBody()
  }
}

extension Call {
  fileprivate func noShippingLocation(_ reference: String) -> VendorFailure {
    let (catalog, customer) = visit { ($0.catalog, $0.customerReference) }
    return .catalog(
      .shippingLocationNotFound(
        reference, customer: customer, known: catalog.numberedLocations.map(\.location.reference)))
  }

  fileprivate func reply(location reference: String, status: HTTPResponse.Status) throws -> Reply {
    let (catalog, customer) = visit { ($0.catalog, $0.customerReference) }
    guard let location = catalog.numberedLocation(reference) else { throw noShippingLocation(reference) }
    return try reply(ShippingLocation(location, customer: customer), status: status)
  }
}
