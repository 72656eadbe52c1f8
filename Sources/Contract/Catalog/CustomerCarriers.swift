/// One page of a customer's carriers.
///
/// - Source: contract/53-small-operations.md, section 11.
package struct CustomerCarriers: Codable, Equatable, Sendable {
  package var totalRecords: Int
  package var pageSize: Int
  /// From 1.
  package var pageNumber: Int
  package var records: [MpdCarrier]

  package init(totalRecords: Int, pageSize: Int, pageNumber: Int, records: [MpdCarrier]) {
    self.totalRecords = totalRecords
    self.pageSize = pageSize
    self.pageNumber = pageNumber
    self.records = records
  }
}
