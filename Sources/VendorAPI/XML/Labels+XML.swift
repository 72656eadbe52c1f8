package import Contract
package import Wire

// Types of the area `LabelGeneration`. Of customs documents no source shows XML: root and area are *assumed*, and the pairs are called
// as .NET calls them.
//
// - Source: contract/40-around.md, "Labels" and "Customs documents"; contract/00-overview.md, section 6.

extension GetLabelsResponse: XMLSpelt {
  package static let xml = XMLShape("GetLabelsResponse", .labelGeneration)
}

extension GetLabelsRequest: XMLSpelt {
  package static let xml = XMLShape("GetLabelsRequest", .labelGeneration)
}

extension AllocateAndGetLabelsResponse: XMLSpelt {
  package static let xml = XMLShape("AllocateAndGetLabelsResponse", .consignments)
}

extension AllocateAndGetLabelsResult: XMLSpelt {
  package static let xml = XMLShape("AllocateAndGetLabelsResult", .consignments)
}

extension CustomsDocuments: XMLSpelt {
  package static let xml = XMLShape("CustomsDocuments", .labelGeneration)
}

extension CustomsDocuments.Document: XMLSpelt {
  package static let xml = XMLShape("KeyValuePairOfStringString", .common)
}
