/// The body of `PUT /allocation/allocate`.
package struct AllocateConsignmentsRequest: Codable, Equatable, Sendable {
  @Listed package var consignmentReferences: [String]
}

/// The body of `PUT /allocation/allocatewithcarrierservice`.
package struct AllocateConsignmentsWithCarrierServiceRequest: Codable, Equatable, Sendable {
  package var mpdCarrierServiceReference: String?
  @Listed package var consignmentReferences: [String]
}
