import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/50-orders.md, sections 7 and 9.
  static let orderPacking = [
    Operation(
      "PackOrder", .post, "/orders/{orderReference}/pack",
      OperationDescription(
        "Makes a consignment of what an order has, and one for its return if asked.",
        body: .required(PackOrderRequest.self), answers: .created(PackOrderResponse.self), failures: [.notFound],
        example: nil),
      perform: pack),
    Operation(
      "GetConsignmentsForOrders", .put, "/orders/consignments",
      OperationDescription(
        "The consignments that orders have been packed into.", body: .required(OrderConsignmentsRequest.self),
        answers: .ok(OrderConsignmentsResponse.self),
        example: .body(#"{"OrderReferences":["EO-000-002-0TT"]}"#)),
      perform: getConsignments),
  ]

  private static func pack(_ call: Call) throws -> Reply {
    let reference = call.parameter("orderReference")
    let body = try call.body(PackOrderRequest.self)
    try call.lookForMagic(in: body)
    call.noteUnknownMagic(in: body)
    switch call.visit({ $0.pack(reference, as: body) }) {
    case .unknownOrder: throw VendorFailure.orderNotFound(reference)
    case .refused(let problems): throw VendorFailure.invalid(problems)
    case .packed(let consignment, let returned):
      var results = [
        call.result(.consignmentCreated, of: consignment, "Consignment \(consignment.reference) created successfully")
      ]
      if let returned {
        results.append(
          call.result(
            .returnConsignmentCreated, of: returned, "Return consignment \(returned.reference) created successfully"))
      }
      return try call.reply(PackOrderResponse(results: results), status: .created)
    }
  }

  private static func getConsignments(_ call: Call) throws -> Reply {
    let references = try call.body(OrderConsignmentsRequest.self).orderReferences
    guard !references.isEmpty else {
      throw VendorFailure.invalid([
        FieldProblem(path: "OrderReferences", message: "At least one order reference is required")
      ])
    }
    let world = call.snapshot()
    return try call.reply(
      OrderConsignmentsResponse(
        orderConsignmentsResults: references.map { reference in
          guard let order = world.order(reference) else {
            return OrderConsignmentsResult(
              orderReference: reference, status: 404, message: VendorFailure.orderNotFound(reference).message,
              consignments: [])
          }
          return OrderConsignmentsResult(
            orderReference: order.reference, status: 200, message: "", consignments: order.packed)
        }))
  }
}

extension Call {
  fileprivate func result(
    _ outcome: PackOrderResult.Outcome, of consignment: Consignment, _ message: String
  ) -> PackOrderResult {
    PackOrderResult(
      result: outcome, message: message, data: consignment.reference,
      apiLinks: [link("Consignment", "consignments", consignment.reference)])
  }
}
