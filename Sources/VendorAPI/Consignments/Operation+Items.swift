import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// A package's reference and an item's stand in the same place of a path, so they have the same name there.
  ///
  /// - Source: contract/53-small-operations.md, section 2.
  static let items = [
    Operation(
      "AddItem", .put, "/items/{reference}",
      OperationDescription(
        "Puts an item into a package of a consignment that is not allocated yet.",
        body: .required(AddItemRequest.self), answers: .done, failures: [.notFound],
        example: Example(
          path: ["reference": Example.oneOfThree],
          body: #"{"PackageReference":"\#(Example.oneOfThree)",\#(Example.item.dropFirst())"#)),
      perform: addItem),
    Operation(
      "AddItems", .put, "/items/additems",
      OperationDescription(
        "Puts several items into a package and answers them.", body: .required(AddItemsRequest.self),
        answers: .ok(listOf: Item.self), failures: [.notFound],
        example: .body(#"{"PackageReference":"\#(Example.oneOfThree)","Items":[\#(Example.item)]}"#)),
      perform: addItems),
    Operation(
      "MoveItem", .put, "/items/move",
      // An item's reference is another in every world.
      OperationDescription(
        "Puts an item into another package of its consignment.", body: .required(MoveItemRequest.self), answers: .done,
        failures: [.notFound], example: nil),
      perform: moveItem
    ).taking(.long),
    Operation(
      "RemoveItem", .delete, "/items/{packageReference}/{itemReference}",
      OperationDescription("Takes an item out of a package.", answers: .done, failures: [.notFound], example: nil),
      perform: removeItem),
    Operation(
      "SetItemReference", .put, "/items/{labelBarcode}/setCustomerProvidedReference",
      OperationDescription(
        "Sets what the customer calls the first item of the package that has a barcode.",
        body: .required(CustomerReferenceRequest.self), answers: .done, failures: [.notFound], example: nil),
      perform: setItemReference
    ).taking(.long),
    Operation(
      "GetItem", .get, "/items/{reference}",
      OperationDescription("An item.", answers: .ok(Item.self), failures: [.notFound], example: nil), perform: getItem
    ).taking(.long),
    Operation(
      "GetItemsOfPackage", .get, "/items/package/{packageReference}",
      OperationDescription(
        "The items of a package.", answers: .ok(listOf: Item.self), failures: [.notFound],
        example: Example(path: ["packageReference": Example.withItem])),
      perform: getItemsOfPackage),
  ]

  private static func addItem(_ call: Call) throws -> Reply {
    let reference = call.parameter("reference")
    let body = try call.body(AddItemRequest.self)
    if let named = body.packageReference, !named.isEmpty, named.lowercased() != reference.lowercased() {
      throw VendorFailure.invalid([
        FieldProblem(path: "PackageReference", message: "The body names package \(named), and the path \(reference)")
      ])
    }
    _ = try call.repack(package: reference) { $0.addItems([body.item], toPackage: reference, at: { _ in "" }) }
    return call.reply()
  }

  private static func addItems(_ call: Call) throws -> Reply {
    let body = try call.body(AddItemsRequest.self)
    let package = body.packageReference ?? ""
    var problems: [FieldProblem] = []
    if package.isEmpty {
      problems.append(FieldProblem(path: "PackageReference", message: "The reference of a package is required"))
    }
    if body.items.isEmpty { problems.append(FieldProblem(path: "Items", message: "At least one item is required")) }
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    let consignment = try call.repack(package: package) {
      $0.addItems(body.items, toPackage: package, at: { "Items[\($0)]" })
    }
    return try call.reply(Array(consignment.items(ofPackage: package).suffix(body.items.count)))
  }

  private static func moveItem(_ call: Call) throws -> Reply {
    let body = try call.body(MoveItemRequest.self)
    let (item, package) = (body.itemReference ?? "", body.targetPackageReference ?? "")
    let problems = [("ItemReference", item), ("TargetPackageReference", package)].filter(\.1.isEmpty).map {
      FieldProblem(path: $0.0, message: "\($0.0) is required")
    }
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    let outcome = call.visit { $0.moveItem(item, toPackage: package) }
    // To be told what is unknown from what is another consignment's, all have to be looked through.
    if case .unknownItem = outcome, let owner = call.snapshot().item(item)?.consignment {
      throw VendorFailure.foreignPackage(package, owner)
    }
    _ = try outcome.consignment(by: .changePackages, NamedParts(package: package, item: item))
    return call.reply()
  }

  private static func removeItem(_ call: Call) throws -> Reply {
    let (package, item) = (call.parameter("packageReference"), call.parameter("itemReference"))
    _ = try call.repack { $0.removeItem(item, fromPackage: package) }
    return call.reply()
  }

  private static func setItemReference(_ call: Call) throws -> Reply {
    let barcode = call.parameter("labelBarcode")
    let text = try call.body(CustomerReferenceRequest.self).reference
    guard let package = call.snapshot().package(withBarcode: barcode) else {
      throw VendorFailure.itemNotFound(barcode)
    }
    _ = try call.repack(by: { _ in .nameItem }, item: barcode, package: package) {
      $0.setCustomerReference(text, ofFirstItemIn: package)
    }
    return call.reply()
  }

  private static func getItem(_ call: Call) throws -> Reply {
    let reference = call.parameter("reference")
    guard let found = call.snapshot().item(reference) else { throw VendorFailure.itemNotFound(reference) }
    return try call.reply(found.item)
  }

  private static func getItemsOfPackage(_ call: Call) throws -> Reply {
    let reference = call.parameter("packageReference")
    guard let consignment = call.visit({ $0.consignment(ofPackage: reference) }) else {
      throw VendorFailure.packageNotFound(reference)
    }
    return try call.reply(consignment.items(ofPackage: reference))
  }
}

extension Consignment {
  fileprivate func items(ofPackage reference: String) -> [Item] {
    fixed.packages.first { $0.reference?.lowercased() == reference.lowercased() }?.items ?? []
  }
}
