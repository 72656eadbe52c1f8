/// What the customer calls a consignment, a package or an item from now on.
///
/// - Source: contract/95-audit.md, D7. A bare string is read as well, as the sandbox once asked for it; null takes the reference away.
package struct CustomerReferenceRequest: Codable, Equatable, Sendable {
  package var reference: String

  private enum CodingKeys: String, CodingKey {
    case reference
  }

  package init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: CodingKeys.self) else {
      reference = try decoder.singleValueContainer().decode(String.self)
      return
    }
    let isNull = try members.contains(.reference) && members.decodeNil(forKey: .reference)
    reference = isNull ? "" : try members.decode(String.self, forKey: .reference)
  }
}
