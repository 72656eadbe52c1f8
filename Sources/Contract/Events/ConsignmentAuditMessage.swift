/// One line of a consignment's audit. Members stand in the vendor's order.
///
/// - Source: contract/53-small-operations.md, section 5.
package struct ConsignmentAuditMessage: Codable, Equatable, Sendable {
  /// Written as numbers: the vendor's enumerations carry no converter. *Inferred.*
  package enum Severity: Int, VendorCode {
    case none, low, medium, high, critical

    package static let names = numbered("None", "Low", "Medium", "High", "Critical")
  }

  package enum Category: Int, VendorCode {
    case none, tracking, consignmentLifecycle, labels

    package static let names = numbered("None", "Tracking", "ConsignmentLifecycle", "Labels")
  }

  /// A GUID.
  package var id: String
  package var timestamp: DateTimeOffset
  package var consignmentReference: String
  package var message: String
  package var severity: Severity
  package var category: Category
  package var username: String
  package var additionalData: String?
  package var details: String?

  package init(
    id: String, timestamp: DateTimeOffset, consignmentReference: String, message: String, severity: Severity,
    category: Category, username: String
  ) {
    self.id = id
    self.timestamp = timestamp
    self.consignmentReference = consignmentReference
    self.message = message
    self.severity = severity
    self.category = category
    self.username = username
  }
}
