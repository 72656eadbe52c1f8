import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/40-around.md, "Quotes"; for the 200 of the second contract/90-open-questions.md, 59.
  static let quotes = [
    Operation(
      "GetQuotes", .post, "/quotes",
      OperationDescription(
        "Quotes for a body like that of a create; creates nothing.", body: .required(CreateConsignmentRequest.self),
        answers: .created(QuoteResult.self), example: .body(Example.consignment), links: [.quoteRequest]),
      perform: getQuotes),
    Operation(
      "GetQuotesForConsignment", .get, "/quotes/consignment/{consignmentReference}", forConsignmentDescription,
      perform: getQuotesForConsignment),
    Operation(
      "GetQuotesForConsignment2017", .get, "/Prod/Quotes/consignment/{consignmentReference}",
      forConsignmentDescription, perform: getQuotesForConsignment),
    Operation(
      "GetQuotesByServiceGroup", .post, "/quotes/serviceGroups",
      OperationDescription(
        "Quotes for a body like that of a create, group by group.", body: .required(CreateConsignmentRequest.self),
        answers: .ok(listOf: ServiceGroupQuoteResult.self), example: .body(Example.consignment)),
      perform: getQuotesByServiceGroup),
    Operation(
      "GetQuoteRequest", .get, "/quotes/{quoteRequestReference}", requestDescription, perform: getQuoteRequest),
    Operation(
      "GetQuoteRequest2017", .get, "/Prod/Quotes/{quoteRequestReference}", requestDescription,
      perform: getQuoteRequest),
  ]

  private static var forConsignmentDescription: OperationDescription {
    OperationDescription(
      "Quotes to allocate a consignment with, cheapest first.", answers: .ok(QuoteResult.self),
      links: [
        .quoteRequest,
        Link(
          to: "AllocateWithQuote",
          [
            "consignmentReference": "$request.path.consignmentReference",
            "quoteReference": "$response.body#/Quotes/0/QuoteReference",
          ]),
      ])
  }

  /// There is none before one has asked for quotes.
  private static var requestDescription: OperationDescription {
    OperationDescription(
      "Quotes that were given before.", answers: .ok(QuoteResult.self), failures: [.notFound], example: nil)
  }

  private static func getQuotes(_ call: Call) throws -> Reply {
    let body = try call.body(CreateConsignmentRequest.self)
    switch call.quote(body) {
    case .refused(let problems): throw VendorFailure.invalid(problems)
    case .quoted(let requests):
      guard let request = requests.first else { throw VendorFailure.unexpected }
      return try call.reply(QuoteResult(request.value), status: .created)
    }
  }

  private static func getQuotesForConsignment(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    guard let request = call.quote(reference) else {
      throw VendorFailure.consignmentToAllocateNotFound(reference)
    }
    return try call.reply(QuoteResult(request.value))
  }

  private static func getQuotesByServiceGroup(_ call: Call) throws -> Reply {
    let body = try call.body(CreateConsignmentRequest.self)
    switch call.quoteByServiceGroup(body) {
    case .refused(let problems): throw VendorFailure.invalid(problems)
    case .quoted(let requests):
      return try call.reply(
        requests.map { request in
          ServiceGroupQuoteResult(
            reference: request.value.group?.reference ?? "", name: request.value.group?.name ?? "",
            result: QuoteResult(request.value))
        })
    }
  }

  private static func getQuoteRequest(_ call: Call) throws -> Reply {
    let reference = call.parameter("quoteRequestReference")
    guard let request = call.visit({ $0.quoteRequest(reference) }) else {
      throw VendorFailure.quoteRequestNotFound(reference)
    }
    return try call.reply(QuoteResult(request.value))
  }
}

extension Link {
  /// The same quotes once more.
  fileprivate static var quoteRequest: Link {
    Link(to: "GetQuoteRequest", ["quoteRequestReference": "$response.body#/QuoteRequestReference"])
  }
}
