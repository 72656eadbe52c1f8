/// The body of `PUT /consignments/manifest` and of `PUT /consignments/Dispatch`.
package struct ManifestConsignmentsRequest: Codable, Equatable, Sendable {
  @Listed package var consignmentReferences: [String]
}

/// The body of `/consignments/manifestFromQuery`: every criterion that is given must hold.
///
/// - Source: contract/30-consignments.md, section 5.
package struct ManifestFromQueryRequest: Codable, Equatable, Sendable {
  package struct DateRange: Codable, Equatable, Sendable {
    package var startDate: DateTimeOffset?
    package var endDate: DateTimeOffset?
  }

  @Listed package var shippingLocationReferences: [String]
  @Listed package var states: [ConsignmentState]
  @Listed package var carriers: [String]
  package var labelsPrinted: Bool?
  package var shippingDate: DateTimeOffset?
  package var shippingDateRanges: DateRange?
}

/// What it answers.
package struct ManifestFromQueryResponse: Codable, Equatable, Sendable {
  package var message: String
  package var failedConsignments: [String]

  package init(message: String, failedConsignments: [String]) {
    self.message = message
    self.failedConsignments = failedConsignments
  }
}
