import Contract

/// Where a price, a surcharge or a service holds: a zone of the catalog, or one country.
struct Territory: Sendable {
  /// Nil: every country.
  let countries: Set<CountryCode>?
  /// The parts of the United Kingdom that it is limited to; nil for all of it.
  let postcodes: PostcodeSet?

  func covers(_ place: Place) -> Bool {
    guard let country = place.country, countries?.contains(country) ?? true else { return false }
    guard country == .unitedKingdom, let postcodes else { return true }
    return postcodes.contains(place.postcode)
  }

  func reaches(_ country: CountryCode?) -> Bool {
    guard let countries else { return true }
    return country.map(countries.contains) ?? false
  }
}

/// As much of an address as decides about prices and rules.
struct Place: Sendable {
  let country: CountryCode?
  let clock: CountryClock
  /// As the address has it.
  let writtenCountry: String?
  /// In the United Kingdom only.
  let postcode: UKPostcode?
  /// In the United States only: the first three digits of the ZIP code.
  let zipPrefix: Int?
  /// As the address has it, for explanations.
  let writtenPostcode: String?
  let holidayRegion: HolidayRegion?

  init(countryCode: String?, postcode: String?) {
    country = countryCode.flatMap(CountryCode.init)
    clock = CountryTable.clock(of: countryCode)
    writtenCountry = countryCode
    writtenPostcode = postcode
    self.postcode = country == .unitedKingdom ? postcode.flatMap(UKPostcode.init) : nil
    holidayRegion = HolidayRegion(country: country, postcode: self.postcode)
    zipPrefix = country == .unitedStates ? postcode.flatMap { ZipPrefixes.prefix(of: $0) } : nil
  }
}
