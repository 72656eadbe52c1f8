package import FoundationEssentials

/// What customs ask about an international consignment; stored and answered as sent.
///
/// - Source: contract/30-consignments.md, section 2, "CustomsDocumentation".
package struct CustomsDocumentation: Decodable, Equatable, Sendable {
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

  private enum CodingKeys: CodingKey {
    case designatedPersonResponsible, importersVatNumber, categoryType, shipperCustomsReference,
      importersTaxCode, importersTelephone, importersFax, importersEmail,
      cN23Comments, referencesOfAttachedInvoices, referencesOfAttachedCertificates, referencesOfAttachedLicences,
      categoryTypeExplanation, declarationDate, officeOfPosting, reasonForExport,
      shippingTerms, shippersVatNumber, receiversTaxCode, receiversVatNumber,
      invoiceDate, receiversShippingCost
  }
}

/// Four members always have a value in version 1: those of its type are no nullable ones, and have these from the start.
///
/// - Source: contract/95-audit.md, D16, the schema of `CustomsDocumentation`; the vendor's SDK, `CustomsDocumentation`.
extension CustomsDocumentation: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let isWhole = encoder.apiVersion == .version1
    try container.encodeIfPresent(designatedPersonResponsible, forKey: .designatedPersonResponsible)
    try container.encodeIfPresent(importersVatNumber, forKey: .importersVatNumber)
    try container.encodeIfPresent(categoryType ?? (isWhole ? .other : nil), forKey: .categoryType)
    try container.encodeIfPresent(shipperCustomsReference, forKey: .shipperCustomsReference)
    try container.encodeIfPresent(importersTaxCode, forKey: .importersTaxCode)
    try container.encodeIfPresent(importersTelephone, forKey: .importersTelephone)
    try container.encodeIfPresent(importersFax, forKey: .importersFax)
    try container.encodeIfPresent(importersEmail, forKey: .importersEmail)
    try container.encodeIfPresent(cN23Comments, forKey: .cN23Comments)
    try container.encode(referencesOfAttachedInvoices, forKey: .referencesOfAttachedInvoices)
    try container.encode(referencesOfAttachedCertificates, forKey: .referencesOfAttachedCertificates)
    try container.encode(referencesOfAttachedLicences, forKey: .referencesOfAttachedLicences)
    try container.encodeIfPresent(categoryTypeExplanation, forKey: .categoryTypeExplanation)
    try container.encode(declarationDate, isWhole: isWhole, forKey: .declarationDate)
    try container.encodeIfPresent(officeOfPosting, forKey: .officeOfPosting)
    try container.encodeIfPresent(reasonForExport, forKey: .reasonForExport)
    try container.encodeIfPresent(shippingTerms ?? (isWhole ? [] : nil), forKey: .shippingTerms)
    try container.encodeIfPresent(shippersVatNumber, forKey: .shippersVatNumber)
    try container.encodeIfPresent(receiversTaxCode, forKey: .receiversTaxCode)
    try container.encodeIfPresent(receiversVatNumber, forKey: .receiversVatNumber)
    try container.encode(invoiceDate, isWhole: isWhole, forKey: .invoiceDate)
    try container.encodeIfPresent(receiversShippingCost, forKey: .receiversShippingCost)
  }
}

extension KeyedEncodingContainer {
  /// Writes a date; in a member that must have one, the first that there is where none is known.
  fileprivate mutating func encode(_ date: DateTimeOffset?, isWhole: Bool, forKey key: Key) throws {
    if isWhole {
      try encode(date ?? DateTimeOffset(ticks: .min), forKey: key)
    } else {
      try encodeIfPresent(date, forKey: key)
    }
  }
}
