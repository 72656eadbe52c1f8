import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// What the vendor's types alone have. A refusal is an error, never `false`. *Assumed.*
  ///
  /// - Source: contract/50-orders.md, section 6.
  static let orderPackages = [
    Operation(
      "AddOrderPackages", .post, "/orders/addorderpackages", packagesDescription(.created), perform: addPackages),
    Operation(
      "UpdateOrderPackages", .put, "/orders/updateorderpackages", packagesDescription(.ok), perform: updatePackages),
    Operation(
      "DeleteOrderPackages", .post, "/orders/deleteorderpackages",
      OperationDescription(
        "Takes packages out of an order.", body: .required(DeleteOrderPackagesRequest.self), answers: .ok(Bool.self),
        failures: [.notFound], example: nil)
    ) { call in
      let body = try call.body(DeleteOrderPackagesRequest.self)
      return try call.reply(body.orderReference, .ok) { $0.deletePackages(body) }
    },
    Operation(
      "AddOrderPackageItems", .post, "/orders/addorderpackageitems", itemsDescription(.created), perform: addItems),
    Operation(
      "UpdateOrderPackageItems", .put, "/orders/updateorderpackageitems", itemsDescription(.ok), perform: updateItems),
    Operation(
      "DeleteOrderPackageItems", .post, "/orders/deleteorderpackageitems",
      OperationDescription(
        "Takes items out of a package of an order.", body: .required(DeleteOrderPackageItemsRequest.self),
        answers: .ok(Bool.self), failures: [.notFound], example: nil)
    ) { call in
      let body = try call.body(DeleteOrderPackageItemsRequest.self)
      return try call.reply(body.orderReference, .ok) { $0.deleteItems(body) }
    },
  ]

  private static func packagesDescription(_ status: HTTPResponse.Status) -> OperationDescription {
    OperationDescription(
      "Puts packages into an order, in the place of those whose references they have.",
      body: .required(AddUpdateOrderPackagesRequest.self),
      answers: [Answer(status: status, content: .value(Bool.self))], failures: [.notFound], example: nil)
  }

  private static func itemsDescription(_ status: HTTPResponse.Status) -> OperationDescription {
    OperationDescription(
      "Puts items into a package of an order, in the place of those whose references they have.",
      body: .required(AddUpdateOrderPackageItemsRequest.self),
      answers: [Answer(status: status, content: .value(Bool.self))], failures: [.notFound], example: nil)
  }

  private static func addPackages(_ call: Call) throws -> Reply { try putPackages(call, .created) }
  private static func updatePackages(_ call: Call) throws -> Reply { try putPackages(call, .ok) }
  private static func addItems(_ call: Call) throws -> Reply { try putItems(call, .created) }
  private static func updateItems(_ call: Call) throws -> Reply { try putItems(call, .ok) }

  private static func putPackages(_ call: Call, _ status: HTTPResponse.Status) throws -> Reply {
    let body = try call.body(AddUpdateOrderPackagesRequest.self)
    return try call.reply(body.orderReference, status) { $0.putPackages(body) }
  }

  private static func putItems(_ call: Call, _ status: HTTPResponse.Status) throws -> Reply {
    let body = try call.body(AddUpdateOrderPackageItemsRequest.self)
    return try call.reply(body.orderReference, status) { $0.putItems(body) }
  }
}

extension Call {
  /// `true` when the change is done.
  ///
  /// - Throws: `VendorFailure` for an order that the body does not name, or that there is not, and for what the change refuses.
  fileprivate func reply(
    _ reference: String?, _ status: HTTPResponse.Status, change: (inout World) -> OrderOutcome
  ) throws -> Reply {
    guard let reference, !reference.isEmpty else {
      throw VendorFailure.invalid([FieldProblem(path: "OrderReference", message: "OrderReference is required")])
    }
    _ = try changed(visit(change), order: reference)
    return try reply(true, status: status)
  }
}
