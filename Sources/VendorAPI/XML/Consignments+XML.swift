package import Contract
package import Wire

// Types of the area `Consignments`.
//
// - Source: contract/30-consignments.md; contract/00-overview.md, section 6. Where no example shows which members a base class has, they are
//   those that JSON has last. *Inferred.*

extension Consignment: XMLSpelt {
  package static let xml = XMLShape(
    "Consignment", .consignments,
    bases: [
      .init(
        .consignments,
        [
          "reference", "consignmentState", "dateCreated", "shippingDate", "requestedDeliveryDate",
          "earliestDeliveryDate", "latestDeliveryDate", "consignmentReferenceProvidedByCustomer", "addresses",
          "packages",
        ])
    ], items: ["tags": "Tag"])
}

extension Package: XMLSpelt {
  package static let xml = XMLShape(
    "Package", .consignments,
    bases: [
      .init(
        .consignments,
        [
          "reference", "packageReferenceProvidedByCustomer", "weight", "dimensions", "description", "value",
          "packageSizeReference", "barcode", "metaData",
        ])
    ], alsoRead: ["AddPackageRequest", "CreatePackageRequest"])
}

extension Item: XMLSpelt {
  package static let xml = XMLShape("Item", .consignments)
}

extension ConsignmentLeg: XMLSpelt {
  package static let xml = XMLShape("ConsignmentLeg", .consignments)
}

extension CustomsDocumentation: XMLSpelt {
  package static let xml = XMLShape("CustomsDocumentation", .consignments)
}

extension ConsignmentAllocation: XMLSpelt {
  package static let xml = XMLShape("Allocation", .consignments)
}

extension FailedAllocation: XMLSpelt {
  package static let xml = XMLShape("FailedAllocation", .consignments)
}

extension CustomerReferenceRequest: XMLSpelt {
  package static let xml = XMLShape("ReferenceProvidedByCustomerRequest", .consignments, alsoRead: ["string"])
}

extension WithMessage: XMLSpelt {
  package static let xml = XMLShape("WithMessageOfString", .consignments)
}

extension ConsignmentStatusResponse: XMLSpelt {
  package static let xml = XMLShape("ConsignmentStatusResponse", .consignments)
}

extension ConsignmentSummary: XMLSpelt {
  package static let xml = XMLShape(
    "ConsignmentSummary", .consignments,
    bases: [
      .init(
        .consignments,
        [
          "reference", "consignmentReferenceProvidedByCustomer", "dateCreated", "state", "shippingDate",
          "mpdCarrierReference", "mpdCarrierServiceReference", "allocationDate", "shippedDate",
        ])
    ])
}

extension MatchingConsignmentsResponse: XMLSpelt {
  package static let xml = XMLShape("MatchingConsignmentsResponse", .consignments)
}

extension DispatchResponse: XMLSpelt {
  package static let xml = XMLShape("DispatchResponse", .consignments)
}

extension CustomerManifest: XMLSpelt {
  package static let xml = XMLShape("CustomerManifest", .consignments)
}

extension ManifestFromQueryResponse: XMLSpelt {
  package static let xml = XMLShape("ManifestFromQueryResponse", .pro)
}

// MARK: - Requests

extension CreateConsignmentRequest: XMLSpelt {
  package static let xml = XMLShape(
    "CreateConsignmentRequest", .consignments,
    bases: [
      .init(
        .consignments,
        ["shippingDate", "packages", "customsDocumentation", "addresses", "metaData", "direction", "tags"])
    ], items: ["tags": "Tag"], alsoRead: ["Consignment"])
}

extension UpdateConsignmentRequest: XMLSpelt {
  package static let xml = XMLShape("UpdateConsignmentRequest", .consignments, items: ["tags": "Tag"])
}

/// No source shows the root of a dispatch. *Assumed.*
extension ManifestConsignmentsRequest: XMLSpelt {
  package static let xml = XMLShape(
    "ManifestConsignmentsRequest", .consignments, alsoRead: ["DispatchConsignmentsRequest"])
}

extension ManifestFromQueryRequest: XMLSpelt {
  package static let xml = XMLShape("ManifestFromQueryRequest", .pro)
}

extension ManifestFromQueryRequest.DateRange: XMLSpelt {
  package static let xml = XMLShape("DateRange", .pro)
}
