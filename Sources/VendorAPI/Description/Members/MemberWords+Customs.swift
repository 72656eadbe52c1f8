extension MemberWords {
  /// Customs.
  static let customs = """
    CN22Documents: The CN22 forms, in base64, by package.
    CN23Comments: What the CN23 form says beside its fields.
    CN23Documents: The CN23 forms, in base64, by package.
    CategoryType: What is sent, in the words of the customs forms.
    CategoryTypeExplanation: What is sent, where the category is another.
    CommercialInvoiceDocuments: The commercial invoices, in base64, by consignment.
    CustomsDocumentation: What customs need to know of a consignment that leaves the country.
    CustomsDocumentsDocument.Key: The reference of the package or consignment.
    CustomsDocumentsDocument.Value: The document, in base64.
    DeclarationDate: The day of the customs declaration.
    DesignatedPersonResponsible: Who answers for the customs declaration.
    ImportersEmail: The importer's e-mail address.
    ImportersFax: The importer's fax number.
    ImportersTaxCode: The importer's tax code.
    ImportersTelephone: The importer's telephone number.
    ImportersVatNumber: The importer's VAT number.
    InvoiceDate: The day of the invoice.
    OfficeOfPosting: The post office at which the consignment is posted.
    ReasonForExport: Why the goods leave the country.
    ReceiversShippingCost: What the recipient pays for shipping.
    ReceiversTaxCode: The recipient's tax code.
    ReceiversVatNumber: The recipient's VAT number.
    ReferencesOfAttachedCertificates: The certificates that go with the consignment.
    ReferencesOfAttachedInvoices: The invoices that go with the consignment.
    ReferencesOfAttachedLicences: The licences that go with the consignment.
    ShipperCustomsReference: The shipper's reference with customs.
    ShippersVatNumber: The shipper's VAT number.
    ShippingTerms: Who pays duty and carriage, by an Incoterm.
    """
}
