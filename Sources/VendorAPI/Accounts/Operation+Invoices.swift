import Contract
import HTTPCore
import HTTPTypes
import Routing

extension Operation {
  /// - Source: contract/53-small-operations.md, section 13, "Invoices".
  static let invoices = [
    Operation(
      "GetInvoices", .get, "/consignments/invoiceservice/{customerReference}",
      OperationDescription(
        "What the vendor has billed: nothing, as nothing here is carried.", answers: .ok(listOf: InvoiceSummary.self),
        failures: [.notFound]),
      perform: getInvoices)
  ]

  private static func getInvoices(_ call: Call) throws -> Reply {
    try call.checkCustomer()
    return try call.reply([InvoiceSummary]())
  }
}
