/// Where one service goes and what it costs there, as the document has it: by zone.
struct ServiceReach {
  struct Price {
    let territory: Territory
    let promise: Int
    let bands: Stretch
  }

  /// None: wherever a price holds.
  let destinations: [Territory]
  let prices: [Price]

  var namedCountries: Set<CountryCode> {
    let territories = prices.map(\.territory) + destinations
    return territories.reduce(into: []) { $0.formUnion($1.countries ?? []) }
  }

  /// Adds the route to a country, if the service goes there.
  func addRoute(of service: Int, to country: CountryCode?, in routes: inout Routes.Country, _ tables: inout Tables) {
    let isDivided = country == .unitedKingdom
    let reached = destinations.filter { $0.reaches(country) }
    let here = prices.filter { $0.territory.reaches(country) }
    guard destinations.isEmpty ? !here.isEmpty : !reached.isEmpty else { return }
    var reach = destinations.isEmpty ? Route.Reach.wherePriced : .everywhere
    if isDivided, !reached.isEmpty, reached.allSatisfy({ $0.postcodes != nil }),
      let parts = PostcodeSet(reached.flatMap { $0.postcodes?.postcodes ?? [] })
    {
      reach = .parts(tables.number(of: parts))
    }
    var zonePrices: [ZonePrice] = []
    for price in here {
      let parts = isDivided ? price.territory.postcodes : nil
      let number = parts.map { tables.number(of: $0) }
      zonePrices.append(ZonePrice(parts: number, promise: price.promise, bands: price.bands))
    }
    routes.add(service: service, reach: reach, prices: zonePrices)
  }
}

extension Routes {
  init(_ reaches: [ServiceReach], tables: inout Tables) {
    let codes = reaches.reduce(into: Set<CountryCode>([.unitedKingdom])) { $0.formUnion($1.namedCountries) }
    var named: [CountryCode: Country] = [:]
    for code in codes {
      var country = Country()
      for (service, reach) in reaches.enumerated() {
        reach.addRoute(of: service, to: code, in: &country, &tables)
      }
      country.rank(tables.bands)
      named[code] = country
    }
    var elsewhere = Country()
    for (service, reach) in reaches.enumerated() {
      reach.addRoute(of: service, to: nil, in: &elsewhere, &tables)
    }
    elsewhere.rank(tables.bands)
    self.init(named: named, elsewhere: elsewhere)
  }
}
