package import FoundationEssentials

/// What customs ask about an international consignment; stored and answered as sent.
///
/// - Source: contract/30-consignments.md, section 2, "CustomsDocumentation".
package struct CustomsDocumentation: Codable, Equatable, Sendable {
  package var designatedPersonResponsible: String?
  package var importersVatNumber: String?
  package var categoryType: String?
  package var shipperCustomsReference: String?
  package var importersTaxCode: String?
  package var importersTelephone: String?
  package var importersFax: String?
  package var importersEmail: String?
  package var cN23Comments: String?
  @Listed package var referencesOfAttachedInvoices: [String]
  @Listed package var referencesOfAttachedCertificates: [String]
  @Listed package var referencesOfAttachedLicences: [String]
  package var categoryTypeExplanation: String?
  package var declarationDate: DateTimeOffset?
  package var officeOfPosting: String?
  package var reasonForExport: String?
  package var shippingTerms: String?
  package var shippersVatNumber: String?
  package var receiversTaxCode: String?
  package var receiversVatNumber: String?
  package var invoiceDate: DateTimeOffset?
  package var receiversShippingCost: Decimal?
}
