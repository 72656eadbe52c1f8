/// Every customs document of a consignment. A list of a form that no package needs is left out, as the vendor's example does.
///
/// - Source: contract/40-around.md, "Customs documents".
package struct CustomsDocuments: Codable, Equatable, Sendable {
  package struct Document: Codable, Equatable, Sendable {
    package var key: String
    /// The document, as base64.
    package var value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  @Listed package var commercialInvoiceDocuments: [Document]
  @Listed package var cN22Documents: [Document]
  @Listed package var cN23Documents: [Document]

  package init() {}

  private enum CodingKeys: CodingKey {
    case commercialInvoiceDocuments, cN22Documents, cN23Documents
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(commercialInvoiceDocuments, forKey: .commercialInvoiceDocuments)
    if !cN22Documents.isEmpty { try container.encode(cN22Documents, forKey: .cN22Documents) }
    if !cN23Documents.isEmpty { try container.encode(cN23Documents, forKey: .cN23Documents) }
  }
}
