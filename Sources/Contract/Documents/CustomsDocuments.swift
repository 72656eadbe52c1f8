/// Every customs document of a consignment: pairs, of which a list that would be empty is left out, as the vendor's example does. Version
/// 1 has a dictionary of each form in JSON; XML has no way to write one, so there it has pairs as well.
///
/// - Source: contract/40-around.md, "Customs documents"; contract/95-audit.md, D6.
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
    guard encoder.apiVersion == .version1point1 || encoder.writesXML else {
      try container.encode(Self.dictionary(commercialInvoiceDocuments), forKey: .commercialInvoiceDocuments)
      try container.encode(Self.dictionary(cN22Documents), forKey: .cN22Documents)
      try container.encode(Self.dictionary(cN23Documents), forKey: .cN23Documents)
      return
    }
    try container.encode(commercialInvoiceDocuments, forKey: .commercialInvoiceDocuments)
    if !cN22Documents.isEmpty { try container.encode(cN22Documents, forKey: .cN22Documents) }
    if !cN23Documents.isEmpty { try container.encode(cN23Documents, forKey: .cN23Documents) }
  }
  private static func dictionary(_ documents: [Document]) -> [String: String] {
    Dictionary(documents.map { ($0.key, $0.value) }) { $1 }
  }
}
