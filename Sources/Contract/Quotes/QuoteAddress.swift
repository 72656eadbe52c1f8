/// An end of the journey as quotes show it: an address without its role, its shop, its contact, its company and its place on the map.
///
/// - Source: contract/40-around.md, "Quotes"; contract/95-audit.md, D13.
package struct QuoteAddress: Equatable, Sendable {
  private let address: Address

  package init(_ address: Address) {
    var address = address
    address.addressType = nil
    address.shopLocationReference = nil
    address.contact = nil
    address.companyName = nil
    address.latLong = nil
    self.address = address
  }
}

extension QuoteAddress: Codable {
  package init(from decoder: any Decoder) throws { address = try Address(from: decoder) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Address.Members.self)
    try address.encodePlace(into: &container, encoder.apiVersion)
  }
}
