import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// Each list stands under a path of version 1 and under one of 1.1.
  ///
  /// - Source: contract/40-around.md, "Package sizes / shipping locations / static data"; contract/53-small-operations.md, section 10.
  static let staticData = [
    list("GetCountries", "/staticdata/countries", "The countries.", { CountryTable.all }),
    list("GetSecurityCountries", "/security/staticdata/countries", "The countries.", { CountryTable.all }),
    list("GetCurrencies", "/staticdata/currencies", "The currencies.", { CurrencyTable.all }),
    list("GetSecurityCurrencies", "/security/staticdata/currencies", "The currencies.", { CurrencyTable.all }),
    list("GetTitles", "/staticdata/titles", titles, { TitleTable.all }),
    list("GetSecurityTitles", "/security/staticdata/titles", titles, { TitleTable.all }),
    list("GetTimeZones", "/staticdata/timezones", timeZones, { TimeZoneEntry.all }),
    list("GetSecurityTimeZones", "/security/staticdata/timezones", timeZones, { TimeZoneEntry.all }),
    list("GetPermissions", "/staticdata/permissions", permissions, { PermissionGroup.all }),
    list("GetAllPermissions", "/security/permissions", permissions, { PermissionGroup.all }),
    Operation("GetBuiltInRoles", .get, "/staticdata/builtinroles", builtInRoles, perform: getBuiltInRoles),
    Operation(
      "GetSecurityBuiltInRoles", .get, "/security/staticdata/builtinroles", builtInRoles, perform: getBuiltInRoles),
    list("GetDimensionUnits", "/rates/management/static/dimensionunits", units, { DimensionUnit.all }),
    list("GetDimensionUnitsOfTheKit", "/rates/management/staticdata/dimensionUnits", units, { DimensionUnit.all }),
    Operation(
      "GetSecurityRegions", .get, "/security/staticdata/regions",
      OperationDescription("The regions of countries: none are kept.", answers: .ok(RegionsByCountry.self))
    ) { try $0.reply(RegionsByCountry()) },
    Operation(
      "GetTaxRates", .get, "/rates/management/static/tax/{countryIsoCode}", taxDescription, perform: getTaxRates),
    Operation(
      "GetVatRates", .get, "/rates/management/staticdata/vat/{countryIsoCode}", taxDescription, perform: getTaxRates),
  ]

  private static let titles = "How people may be addressed."
  private static let timeZones = "The time zones that an account may be in."
  private static let permissions = "What accounts may be permitted."
  private static let units = "The units of lengths."

  /// An operation that answers the same list in every world; the list is made when it is first asked for.
  private static func list<Element: Encodable & Sendable>(
    _ name: String, _ pattern: RoutePattern, _ summary: String, _ all: @escaping @Sendable () -> [Element]
  ) -> Operation {
    Operation(
      name, .get, pattern, OperationDescription(summary, answers: .ok(listOf: Element.self)),
      perform: { try $0.reply(all()) })
  }

  private static var builtInRoles: OperationDescription {
    OperationDescription("The roles that every customer has.", answers: .ok(listOf: Role.self))
  }

  private static func getBuiltInRoles(_ call: Call) throws -> Reply {
    try call.reply(Role.builtIn(of: call.visit(\.customerReference)))
  }

  private static var taxDescription: OperationDescription {
    OperationDescription(
      "The tax rates of a country that prices are told with.", answers: .ok(listOf: TaxRate.self),
      failures: [.notFound], example: Example(path: ["countryIsoCode": "GB"]))
  }

  private static func getTaxRates(_ call: Call) throws -> Reply {
    let country = call.parameter("countryIsoCode")
    guard CountryTable.contains(country) else { throw VendorFailure.catalog(.countryNotFound(country)) }
    return try call.reply(call.visit(\.catalog).taxRates(of: country))
  }
}
