import Contract
import HTTPCore
import HTTPTypes
import Routing

extension Operation {
  /// - Source: contract/40-around.md, "Package sizes / shipping locations / static data".
  static let staticData = [
    Operation(
      "GetCountries", .get, "/staticdata/countries",
      OperationDescription("The countries.", answers: .ok(listOf: Country.self))
    ) { try $0.reply(CountryTable.all) },
    Operation(
      "GetCurrencies", .get, "/staticdata/currencies",
      OperationDescription("The currencies.", answers: .ok(listOf: Currency.self))
    ) { try $0.reply(CurrencyTable.all) },
  ]
}
