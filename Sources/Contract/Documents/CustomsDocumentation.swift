package import FoundationEssentials

/// What customs ask about an international consignment; stored and answered as sent.
///
/// - Source: contract/30-consignments.md, section 2, "CustomsDocumentation".
package struct CustomsDocumentation: Codable, Equatable, Sendable {
  /// What is sent. The numbers of the last two are *assumed*.
  package struct CategoryType: VendorFlags {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let gift = Self(rawValue: 1)
    package static let commercialSample = Self(rawValue: 2)
    package static let documents = Self(rawValue: 4)
    package static let other = Self(rawValue: 8)
    package static let returnedGoods = Self(rawValue: 16)
    package static let saleOfGoods = Self(rawValue: 32)
    package static let personal = Self(rawValue: 64)

    package static let names = [
      "Gift", "CommercialSample", "Documents", "Other", "ReturnedGoods", "SaleOfGoods", "Personal",
    ]
    package static let mayBeNone = true
    package static let nameOfNone: String? = "None"
  }

  /// Who bears costs and risk, by the terms of the International Chamber of Commerce.
  package struct ShippingTerms: VendorFlags {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let names = [
      "EXW", "FCA", "CPT", "CIP", "DAT", "DAP", "DDP", "FAS", "FOB", "CFR", "CIF", "DDU",
    ]
    package static let mayBeNone = true
    package static let nameOfNone: String? = "None"
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
