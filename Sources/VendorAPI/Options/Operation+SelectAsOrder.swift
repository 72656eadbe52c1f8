import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/50-orders.md, section 8.
  static let selectAsOrder = [
    Operation(
      "SelectDeliveryOptionAsOrder", .post, "/deliveryoptions/selectorder",
      OperationDescription(
        "Makes an order of each option; nothing is allocated.",
        body: .required(SelectDeliveryOptionAsOrderRequest.self),
        answers: [
          Answer(status: .created, content: .value(SelectOrderResponse.self)),
          Answer(status: .multiStatus, content: .value(SelectOrderResponse.self)),
          Answer(status: .badRequest, content: .value(SelectOrderRefusal.self)),
        ], example: nil),
      perform: selectAsOrder)
  ]

  /// 201 when all are made, 207 when some are, 400 when none is; each entry says what became of it.
  private static func selectAsOrder(_ call: Call) throws -> Reply {
    let body = try call.body(SelectDeliveryOptionAsOrderRequest.self)
    guard !body.deliveryOptions.isEmpty else {
      throw VendorFailure.invalid([
        FieldProblem(path: "DeliveryOptions", message: "At least one delivery option is required")
      ])
    }
    let problems = body.deliveryOptions.enumerated().compactMap { place, selection in
      selection.reference?.allSatisfy(\.isWhitespace) ?? true
        ? FieldProblem(path: "DeliveryOptions[\(place)].Reference", message: "Reference is required") : nil
    }
    guard problems.isEmpty else { throw VendorFailure.invalid(Array(problems.prefix(100))) }
    let results = body.deliveryOptions.map { call.order($0) }
    let made = results.count { $0.status == 201 }
    let status: HTTPResponse.Status = made == results.count ? .created : made == 0 ? .badRequest : .multiStatus
    return try call.reply(SelectOrderResponse(results), status: status)
  }
}

extension Call {
  fileprivate func order(_ selection: SelectDeliveryOptionAsOrderRequest.Selection) -> SelectOrderResponse.Result {
    let reference = selection.reference ?? ""
    func failed(_ failure: VendorFailure) -> SelectOrderResponse.Result {
      let row = failure.row
      return SelectOrderResponse.Result(
        deliveryOptionReference: reference, orderReference: nil, status: row.status.code, message: row.message,
        links: [])
    }
    switch visit({ $0.createOrder(of: selection) }) {
    case .created(let order):
      return SelectOrderResponse.Result(
        deliveryOptionReference: reference, orderReference: order.reference, status: 201, message: nil,
        links: [link("Detail", "orders", order.reference)])
    case .unknownOption: return failed(.deliveryOptionNotFound(reference))
    case .expired(let cutOff): return failed(.deliveryOptionExpired(reference, at: cutOff))
    case .refused(let problems): return failed(.invalid(problems))
    }
  }
}

extension HTTPResponse.Status {
  /// - Source: RFC 4918 section 11.1.
  fileprivate static var multiStatus: HTTPResponse.Status { .init(code: 207, reasonPhrase: "Multi-Status") }
}
