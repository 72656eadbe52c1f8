/// What the customer calls a consignment, a package or an item from now on.
///
/// - Source: contract/95-audit.md, D7. A bare string is read as well, as the sandbox once asked for it.
package struct CustomerReferenceRequest: Codable, Equatable, Sendable {
  package var reference: String

  private enum CodingKeys: String, CodingKey {
    case reference
  }

  package init(from decoder: any Decoder) throws {
    let members = try? decoder.container(keyedBy: CodingKeys.self)
    if let text = try members?.decodeIfPresent(String.self, forKey: .reference) {
      reference = text
    } else if let text = try? decoder.singleValueContainer().decode(String.self) {
      reference = text
    } else if let members {
      reference = try members.decode(String.self, forKey: .reference)
    } else {
      reference = try decoder.singleValueContainer().decode(String.self)
    }
  }
}
