import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/51-delivery-and-pickup-options.md, sections 1 to 6.
  static let deliveryOptions = [
    Operation(
      "GetDeliveryOptions", .post, "/deliveryoptions",
      OperationDescription(
        "Which deliveries can be promised, by day and window; creates no consignment.",
        body: .required(DeliveryOptionsRequest.self), answers: .created(DeliveryOptionsResponse.self),
        example: .body(Example.consignment))
    ) { call in
      try call.reply(DeliveryOptionsResponse(call.offered().options.map(\.option)), status: .created)
    },
    Operation(
      "GetDeliveryOptionsHeartbeat", .post, "/deliveryoptions/heartbeat",
      OperationDescription(
        "The same, to see whether delivery options are given.", body: .required(DeliveryOptionsRequest.self),
        answers: .ok(DeliveryOptionsResponse.self), example: .body(Example.consignment))
    ) { call in
      try call.reply(DeliveryOptionsResponse(call.offered().options.map(\.option)))
    },
    Operation(
      "GetDeliveryOptionSummary", .post, "/deliveryoptions/summary",
      OperationDescription(
        "On which days anything can be promised.", query: [.day("startFrom"), .day("endAt")],
        body: .required(DeliveryOptionsRequest.self), answers: .created(DeliveryOptionSummary.self),
        example: .body(Example.consignment)),
      perform: getSummary),
    Operation(
      "GetDeliveryOption", .get, "/deliveryoptions/details/{deliveryOptionReference}",
      OperationDescription(
        "An option and what it is for.", answers: .ok(DeliveryOptionDetails.self), failures: [.notFound], example: nil),
      perform: getDetails),
    Operation(
      "GetDeliveryOptionsForConsignment", .get, "/deliveryoptions/consignment/{consignmentReference}",
      OperationDescription(
        "Which deliveries can be promised to a consignment.",
        query: [.day("deliveryDate"), QueryParameter(name: "guaranteedOnly", words: "`true` or `false`.")],
        answers: .ok(DeliveryOptionsResponse.self), failures: [.notFound]),
      perform: getForConsignment),
    Operation(
      "GetExistingDeliveryOptions", .get, "/deliveryoptions/{summaryReference}",
      OperationDescription(
        "The options of one day of a summary.", query: [.day("deliveryDate")],
        answers: .ok(DeliveryOptionsResponse.self), failures: [.notFound], example: nil),
      perform: getForDay),
    Operation(
      "SelectDeliveryOption", .post, "/deliveryoptions/select/{deliveryOptionReference}",
      OperationDescription(
        "Creates the option's consignment and allocates it so that the promise is kept.",
        answers: [Answer(status: .ok, content: .byVersion(listOf: ApiLink.self, AllocationSummary.self))],
        failures: [.notFound], example: nil),
      perform: select),
  ]

  private static func getSummary(_ call: Call) throws -> Reply {
    let body = try call.body(DeliveryOptionsRequest.self)
    var days = OptionDays(of: body)
    days.from = try call.queryDay("startFrom")
    days.until = try call.queryDay("endAt") ?? days.until
    let request = try call.offered(body, days, within: nil)
    let found = call.tenant.summaryDays(of: request.reference, on: days)
    return try call.reply(
      DeliveryOptionSummary(
        reference: request.reference, deliveryOptions: found.deliveries, timeSlots: found.timeSlots,
        pickUp: found.pickUps, dropOff: found.dropOffs),
      status: .created)
  }

  private static func getDetails(_ call: Call) throws -> Reply {
    let reference = call.parameter("deliveryOptionReference")
    guard let (request, kept) = call.visit({ $0.option(reference) }) else {
      throw VendorFailure.deliveryOptionNotFound(reference)
    }
    return try call.reply(
      DeliveryOptionDetails(
        consignmentDetail: PotentialConsignment(
          reference: request.value.reference, of: request.value.fixed, shippingDate: request.value.shippingDate,
          dateCreated: request.value.creationDate),
        deliveryOption: DetailedDeliveryOption(kept.option, location: call.location(of: kept, in: request.value))))
  }

  private static func getForConsignment(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    var days = OptionDays()
    days.exactly = try call.queryDay("deliveryDate")
    days.isGuaranteedOnly = try call.queryFlag("guaranteedOnly") ?? false
    guard case .offered(let request) = call.tenant.options(for: reference, on: days, noting: call.log) else {
      throw VendorFailure.consignmentNotFound(reference)
    }
    return try call.reply(DeliveryOptionsResponse(request.value.options.map(\.option)))
  }

  private static func getForDay(_ call: Call) throws -> Reply {
    let reference = call.parameter("summaryReference")
    guard let date = try call.queryDay("deliveryDate") else {
      throw VendorFailure.invalidQuery([FieldProblem(path: "deliveryDate", message: "A day is required: 2019-06-17")])
    }
    var days = OptionDays()
    days.exactly = date
    guard let options = call.tenant.options(ofPotential: reference, on: days, noting: call.log) else {
      throw VendorFailure.potentialConsignmentNotFound(reference)
    }
    return try call.reply(DeliveryOptionsResponse(options.map(\.option)))
  }

  private static func select(_ call: Call) throws -> Reply {
    let reference = call.parameter("deliveryOptionReference")
    switch call.tenant.select(reference, noting: call.log) {
    case .attempted(.failed(_, let assessment), let consignment):
      throw VendorFailure.selectionFailed(assessment, consignment: consignment)
    case .attempted(let outcome, let consignment):
      let summary = try call.summary(ofOne: outcome, reference: consignment)
      // The links alone: contract/51-delivery-and-pickup-options.md, section 5.
      if call.version == .version1 { return try call.reply(summary.apiLinks) }
      return try call.reply(encoding: summary)
    case .unknownOption: throw VendorFailure.deliveryOptionNotFound(reference)
    case .expired(let cutOff): throw VendorFailure.deliveryOptionExpired(reference, at: cutOff)
    case .notReserved: throw VendorFailure.reservationRequired(reference)
    case .refused(let problems): throw VendorFailure.invalid(problems)
    }
  }
}

extension Call {
  /// What the body asks for, offered and written down.
  ///
  /// - Throws: `VendorFailure.invalid`, and as `body(_:)`.
  fileprivate func offered(_ stated: OptionDays = OptionDays()) throws -> OptionRequest {
    try offered(body(DeliveryOptionsRequest.self), stated, within: nil)
  }

  func offered(
    _ body: DeliveryOptionsRequest, _ stated: OptionDays, within reach: ShopReach?
  ) throws -> OptionRequest {
    var days = OptionDays(of: body)
    days.from = stated.from
    days.until = stated.until ?? days.until
    switch tenant.options(for: body.creation, on: days, within: reach, noting: log) {
    case .offered(let request): return request.value
    case .refused(let problems): throw VendorFailure.invalid(problems)
    case .unknown: throw VendorFailure.unexpected
    }
  }

  /// A date in the query; nil when there is none.
  ///
  /// - Throws: `VendorFailure.invalidQuery`.
  func queryDay(_ name: String) throws(VendorFailure) -> DateTimeOffset? {
    guard let text = queryValue(name) else { return nil }
    guard let date = DateTimeOffset(text.replacing(" ", with: "+")) else {
      throw .invalidQuery([
        FieldProblem(
          path: name,
          message: "'\(text)' "
            + DateTimeOffset.reason(
              against: text, otherwise: "is not a date, 2019-06-17 or 2019-06-17T00:00:00+00:00"))
      ])
    }
    return date
  }

  /// `true` or `false` in the query, in any case; nil when there is neither.
  ///
  /// - Throws: `VendorFailure.invalidQuery`.
  func queryFlag(_ name: String) throws(VendorFailure) -> Bool? {
    guard let text = queryValue(name) else { return nil }
    switch text.lowercased() {
    case "true", "1": return true
    case "false", "0": return false
    default: throw .invalidQuery([FieldProblem(path: name, message: "'\(text)' is neither true nor false")])
    }
  }
}

extension QueryParameter {
  static func day(_ name: String) -> QueryParameter {
    QueryParameter(name: name, words: "A day, `2019-06-17`, or a date and time.")
  }
}
