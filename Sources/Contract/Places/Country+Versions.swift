/// Version 1 writes all three codes of a country. The longer ones are read, in either version, when the two letters are missing.
///
/// - Source: contract/00-overview.md, section 4; contract/decisions.md, "Shapes" 1. `NumericCode` is a text of three digits. *Assumed.*
extension Country.IsoCode: Codable {
  private enum CodingKeys: CodingKey {
    case twoLetterCode, threeLetterCode, numericCode
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    var code = try container.decodeIfPresent(String.self, forKey: .twoLetterCode)
    if code == nil {
      for key in [CodingKeys.threeLetterCode, .numericCode] where code == nil {
        code = try container.decodeIfPresent(String.self, forKey: key).map { CountryTable.twoLetterCode(of: $0) ?? $0 }
      }
    }
    self.init(twoLetterCode: code)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(twoLetterCode, forKey: .twoLetterCode)
    guard encoder.apiVersion == .version1 else { return }
    let codes = twoLetterCode.flatMap(CountryTable.longCodes)
    try container.encodeIfPresent(codes?.threeLetters, forKey: .threeLetterCode)
    try container.encodeIfPresent(codes?.digits, forKey: .numericCode)
  }
}
