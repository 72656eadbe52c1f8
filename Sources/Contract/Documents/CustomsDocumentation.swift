package import FoundationEssentials

/// What customs ask about an international consignment; stored and answered as sent.
///
/// - Source: contract/30-consignments.md, section 2, "CustomsDocumentation".
package struct CustomsDocumentation: Codable, Equatable, Sendable {
  /// What is sent.
  package enum CategoryType: String, VendorEnum {
    case none = "None"
    case gift = "Gift"
    case commercialSample = "CommercialSample"
    case documents = "Documents"
    case other = "Other"
    case returnedGoods = "ReturnedGoods"
    case saleOfGoods = "SaleOfGoods"
    case personal = "Personal"

    /// Flags. Those of the last two are *assumed*.
    package static func number(at place: Int) -> Int { place == 0 ? 0 : 1 << (place - 1) }
  }

  /// Who bears costs and risk, by the terms of the International Chamber of Commerce.
  package enum ShippingTerms: String, VendorEnum {
    case none = "None"
    case exw = "EXW"
    case fca = "FCA"
    case cpt = "CPT"
    case cip = "CIP"
    case dat = "DAT"
    case dap = "DAP"
    case ddp = "DDP"
    case fas = "FAS"
    case fob = "FOB"
    case cfr = "CFR"
    case cif = "CIF"
    case ddu = "DDU"

    /// Flags.
    package static func number(at place: Int) -> Int { place == 0 ? 0 : 1 << (place - 1) }
  }

  package var designatedPersonResponsible: String?
  package var importersVatNumber: String?
  package var categoryType: CategoryType?
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
  package var shippingTerms: ShippingTerms?
  package var shippersVatNumber: String?
  package var receiversTaxCode: String?
  package var receiversVatNumber: String?
  package var invoiceDate: DateTimeOffset?
  package var receiversShippingCost: Decimal?

  package init() {}
}
