package import Contract

extension Catalog {
  /// The different tax rates that the prices of its services are told with, in the order of the services.
  ///
  /// - Parameter country: two letters, in any case; where the tax is due.
  /// - Returns: none when no price is told so.
  package func taxRates(of country: String) -> [TaxRate] {
    var rates: [TaxRate] = []
    for tariff in contents.tariffs
    where tariff.tax.countryIsoCode?.uppercased() == country.uppercased() && !rates.contains(tariff.tax) {
      rates.append(tariff.tax)
    }
    return rates
  }
}
