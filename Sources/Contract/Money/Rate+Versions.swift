import FoundationEssentials

/// `TaxRate` is called `VatRate` in version 1.
///
/// - Source: contract/00-overview.md, section 4.
extension Rate: Codable {
  private enum CodingKeys: CodingKey {
    case net, gross, taxRate, vatRate, vatAmount, currency

    static func tax(_ version: ApiVersion) -> CodingKeys {
      switch version {
      case .version1: .vatRate
      case .version1point1: .taxRate
      }
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    net = try container.decodeIfPresent(Decimal.self, forKey: .net)
    gross = try container.decodeIfPresent(Decimal.self, forKey: .gross)
    taxRate = try container.decodeIfPresent(TaxRate.self, forKey: .tax(decoder.apiVersion))
    vatAmount = try container.decodeIfPresent(Decimal.self, forKey: .vatAmount)
    currency = try container.decodeIfPresent(Currency.self, forKey: .currency)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(net, forKey: .net)
    try container.encodeIfPresent(gross, forKey: .gross)
    try container.encodeIfPresent(taxRate, forKey: .tax(encoder.apiVersion))
    try container.encodeIfPresent(vatAmount, forKey: .vatAmount)
    try container.encodeIfPresent(currency, forKey: .currency)
  }
}
