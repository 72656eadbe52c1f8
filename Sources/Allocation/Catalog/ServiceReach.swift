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
    // Zones name dozens of countries, and most countries lie in the same zones as others: those share their routes.
    let zones = Array(Set(reaches.flatMap { $0.destinations + $0.prices.map(\.territory) }.compactMap(\.countries)))
    var named: [CountryCode: Country] = [:]
    var alike: [[Bool]: Country] = [:]
    for code in zones.reduce(into: Set([.unitedKingdom]), { $0.formUnion($1) }) {
      let membership = zones.map { $0.contains(code) }
      if code != .unitedKingdom, let country = alike[membership] {
        named[code] = country
        continue
      }
      let country = Country(code, reaches, tables: &tables)
      named[code] = country
      if code != .unitedKingdom { alike[membership] = country }
    }
    self.init(named: named, elsewhere: Country(nil, reaches, tables: &tables))
  }
}

extension Routes.Country {
  fileprivate init(_ code: CountryCode?, _ reaches: [ServiceReach], tables: inout Tables) {
    self.init()
    for (service, reach) in reaches.enumerated() { reach.addRoute(of: service, to: code, in: &self, &tables) }
    rank(tables.bands)
  }
}
