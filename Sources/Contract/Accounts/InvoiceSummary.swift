package import FoundationEssentials

/// What the vendor has billed.
///
/// - Source: contract/53-small-operations.md, section 13, "Invoices".
package struct InvoiceSummary: Codable, Equatable, Sendable {
  package var reference: String?
  package var invoiceDate: DateTimeOffset?
  package var dueDate: DateTimeOffset?
  package var paidDate: DateTimeOffset?
  @OrZero package var netAmount: Decimal
  @OrZero package var grossAmount: Decimal
  @OrZero package var vatAmount: Decimal
  package var status: String?
  package var invoiceType: String?
}
