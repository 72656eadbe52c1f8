package import Contract
package import Wire

// What allocations take and answer.
//
// - Source: contract/10-allocation.md, sections 3 and 5.

/// Version 1 tells the same in a `WithMessage`.
extension AllocationSummary: XMLSpelt {
  package static let xml = XMLShape("AllocationSummary", .consignments)

  package static func xml(in schema: XMLSchema) -> XMLShape { schema == .version1 ? WithMessage.xml : xml }
}

extension AllocateConsignmentsRequest: XMLSpelt {
  package static let xml = XMLShape("AllocateConsignmentsRequest", .consignments)
}

private let referencesFirst = [XMLShape.Base(.consignments, ["consignmentReferences"])]

extension AllocateConsignmentsWithCarrierServiceRequest: XMLSpelt {
  package static let xml = XMLShape(
    "AllocateConsignmentsWithCarrierServiceRequest", .consignments, bases: referencesFirst)
}

extension AllocateConsignmentsWithServiceGroupRequest: XMLSpelt {
  package static let xml = XMLShape(
    "AllocateConsignmentsWithServiceGroupRequest", .consignments, bases: referencesFirst)
}

extension AllocateConsignmentsWithServiceFiltersRequest: XMLSpelt {
  package static let xml = XMLShape("AllocateConsignmentsWithServiceFiltersRequest", .consignments)
}

extension AllocateConsignmentsWithServiceFiltersRequest.Filters: XMLSpelt {
  package static let xml = XMLShape("AllocationFilters", .consignments)
}

extension AllocateAllConsignmentsRequest: XMLSpelt {
  package static let xml = XMLShape(
    "AllocateAllConsignmentsRequest", .consignments,
    alsoRead: [
      "AllocateAllConsignmentsWithCarrierServiceRequest", "AllocateAllConsignmentsWithServiceGroupRequest",
    ])
}
