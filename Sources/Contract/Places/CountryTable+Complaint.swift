extension CountryTable {
  /// Why a code is no country's, and which one may be meant.
  package static func complaint(about code: String) -> String {
    let meant = slips[code.uppercased()].map { "; \($0) is meant" } ?? ""
    return "'\(code)' is not a two-letter ISO 3166 country code\(meant)"
  }

  /// What people write in place of the code: reserved ones, those of the road and of other lists.
  private static let slips = [
    "UK": "GB", "EN": "GB", "GBR": "GB", "ENG": "GB", "EIRE": "IE", "IRL": "IE", "EL": "GR", "USA": "US", "DEU": "DE",
    "FRA": "FR", "ESP": "ES", "ITA": "IT", "NLD": "NL", "SU": "RU",
  ]
}
