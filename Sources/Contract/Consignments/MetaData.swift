package import FoundationEssentials

/// A customer's own fact about a consignment, package or item: at most one value of each type.
package struct MetaData: Codable, Equatable, Sendable {
  package var keyValue: String?
  package var stringValue: String?
  package var intValue: Int?
  package var decimalValue: Decimal?
  package var dateTimeValue: DateTimeOffset?
  package var boolValue: Bool?

  package init() {}

  /// Whether it is the number by which customs of the European Union know the shipper.
  ///
  /// - Source: contract/50-orders.md, section 3.
  package var isShippersEORI: Bool { keyValue?.lowercased() == "shipperseori" }
}
