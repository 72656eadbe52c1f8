/// Where one service goes and what it costs there, as the document has it: by zone.
struct ServiceReach {
  struct Price {
    let territory: Territory
    let promise: Int
    let bands: Range<Int>
  }

  /// None: wherever a price holds.
  let destinations: [Territory]
  let prices: [Price]

  /// How the service reaches a country, and what it costs there.
  ///
  /// - Returns: nil if the service does not go there.
  fileprivate func route(
    to country: CountryCode?, tables: inout Tables
  ) -> (reach: Route.Reach, prices: [ZonePrice])? {
    let isDivided = country == .unitedKingdom
    let reached = destinations.filter { $0.reaches(country) }
    let here = prices.filter { $0.territory.reaches(country) }
    guard destinations.isEmpty ? !here.isEmpty : !reached.isEmpty else { return nil }
    var reach = destinations.isEmpty ? Route.Reach.wherePriced : .everywhere
    if isDivided, !reached.isEmpty, reached.allSatisfy({ $0.postcodes != nil }),
      let parts = PostcodeSet(reached.flatMap { $0.postcodes?.postcodes ?? [] })
    {
      reach = .parts(tables.number(of: parts))
    }
    let zonePrices = here.map { price in
      let parts = isDivided ? price.territory.postcodes : nil
      return ZonePrice(parts: parts.map { tables.number(of: $0) }, promise: price.promise, bands: price.bands)
    }
    return (reach, zonePrices)
  }
}

extension Routes {
  init(_ reaches: [ServiceReach], tables: inout Tables) {
    // Zones name dozens of countries, and most countries lie in the same zones as others: those share their routes.
    let zones = Array(Set(reaches.flatMap { $0.destinations + $0.prices.map(\.territory) }.compactMap(\.countries)))
    var named: [CountryCode: CountryRoutes] = [:]
    var alike: [[Bool]: CountryRoutes] = [:]
    for code in zones.reduce(into: Set([.unitedKingdom]), { $0.formUnion($1) }) {
      let membership = zones.map { $0.contains(code) }
      if code != .unitedKingdom, let country = alike[membership] {
        named[code] = country
        continue
      }
      let country = CountryRoutes(to: code, reaches, tables: &tables)
      named[code] = country
      if code != .unitedKingdom { alike[membership] = country }
    }
    self.init(named: named, elsewhere: CountryRoutes(to: nil, reaches, tables: &tables))
  }
}

extension CountryRoutes {
  fileprivate convenience init(to code: CountryCode?, _ reaches: [ServiceReach], tables: inout Tables) {
    var routes: [Route] = []
    var prices: [ZonePrice] = []
    for (service, serviceReach) in reaches.enumerated() {
      guard let (reach, zonePrices) = serviceReach.route(to: code, tables: &tables) else { continue }
      routes.append(Route(service: service, reach: reach, prices: Tables.append(zonePrices, to: &prices)))
    }
    self.init(routes: routes, prices: prices, bands: tables.bands)
  }
}
