import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/50-orders.md, sections 3 to 5. Both calls for an address answer 200, as the help page has it:
  ///   contract/97-corrections.md, 9.
  static let orders = [
    Operation(
      "CreateOrder", .post, "/orders",
      OperationDescription(
        "Creates an order and answers a link to it.", body: .required(CreateOrderRequest.self),
        answers: .created(listOf: ApiLink.self), example: .body(Example.consignment)),
      perform: createOrder),
    Operation(
      "GetOrder", .get, "/orders/{orderReference}",
      OperationDescription("The whole order.", answers: .ok(Order.self), failures: [.notFound], example: nil)
    ) { call in
      try call.reply(Order(call.order()))
    },
    Operation(
      "UpdateOrder", .put, "/orders/{orderReference}",
      OperationDescription(
        "Replaces what an order holds, but for its packages.", body: .required(UpdateOrderRequest.self),
        answers: .ok(listOf: ApiLink.self), failures: [.notFound], example: nil),
      perform: updateOrder),
    Operation(
      "AddOrderAddress", .post, "/orders/{orderReference}/address",
      OperationDescription(
        "Adds an address of a type that the order does not have.", body: .required(Address.self), answers: .done,
        failures: [.notFound], example: nil)
    ) { call in
      try changeAddress(call, .add)
    },
    Operation(
      "UpdateOrderAddress", .put, "/orders/{orderReference}/address",
      OperationDescription(
        "Puts an address in the place of the order's of that type.", body: .required(Address.self), answers: .done,
        failures: [.notFound], example: nil)
    ) { call in
      try changeAddress(call, .update)
    },
  ]

  private static func createOrder(_ call: Call) throws -> Reply {
    let body = try call.body(CreateOrderRequest.self)
    call.noteUnknownMagic(in: body)
    let order = try call.changed(call.visit { $0.createOrder(body) }, order: "")
    return try call.reply([call.link("Order", "orders", order.reference)], status: .created)
  }

  private static func updateOrder(_ call: Call) throws -> Reply {
    let reference = call.parameter("orderReference")
    let body = try call.body(UpdateOrderRequest.self)
    call.noteUnknownMagic(in: body)
    let order = try call.changed(call.visit { $0.updateOrder(reference, with: body) }, order: reference)
    return try call.reply([call.link("Link", "orders", order.reference)])
  }

  private static func changeAddress(_ call: Call, _ change: OrderAddressChange) throws -> Reply {
    let reference = call.parameter("orderReference")
    let body = try call.body(Address.self)
    _ = try call.changed(call.visit { $0.changeAddress(change, body, of: reference) }, order: reference)
    return call.reply()
  }
}

extension Call {
  /// The order that the path names.
  ///
  /// - Throws: `VendorFailure.orderNotFound`.
  fileprivate func order() throws -> KeptOrder {
    let reference = parameter("orderReference")
    guard let order = visit({ $0.order(reference) }) else { throw VendorFailure.orderNotFound(reference) }
    return order
  }

  /// The order as it is now; `reference` is what the path or the body calls it.
  func changed(_ outcome: OrderOutcome, order reference: String) throws(VendorFailure) -> KeptOrder {
    switch outcome {
    case .done(let order): return order
    case .refused(let problems): throw .invalid(problems)
    case .unknownOrder: throw .orderNotFound(reference)
    case .unknownPackage(let package): throw .orderPackageNotFound(package, order: reference)
    case .unknownItem(let item): throw .orderItemNotFound(item, order: reference)
    }
  }
}
