import Algorithms

/// How one service reaches one country.
struct Route: Sendable {
  enum Reach: Sendable {
    case everywhere
    /// Within the United Kingdom, a set of postcodes alone.
    case parts(Int)
    /// Wherever one of the prices holds.
    case wherePriced
  }

  let service: Int
  let reach: Reach
  /// The first that covers the destination applies.
  let prices: Range<Int>
}

/// What a service costs in one zone, as far as one country belongs to it.
struct ZonePrice: Sendable {
  /// The set of UK postcodes in which it holds; nil for all of the country.
  let parts: Int?
  let promise: Int
  let bands: Range<Int>
}

/// The routes to one country.
final class CountryRoutes: Sendable {
  /// A route, by its place, and the least that its bands ask: surcharges only add to it.
  struct Priced: Sendable {
    let route: Int
    let least: TenThousandths
  }

  /// In the order of the services.
  let routes: [Route]
  let prices: [ZonePrice]
  /// The routes that have a price, cheapest first.
  let byLeastPrice: [Priced]

  init(routes: [Route], prices: [ZonePrice], bands: [Band]) {
    self.routes = routes
    self.prices = prices
    byLeastPrice = routes.indices.compactMap { route in
      let least = routes[route].prices.flatMap { bands[prices[$0].bands] }.map(\.net).min()
      return least.map { Priced(route: route, least: $0) }
    }
    .sorted { ($0.least, $0.route) < ($1.least, $1.route) }
  }

  func route(of service: Int) -> Route? {
    let place = routes.partitioningIndex { $0.service >= service }
    return place < routes.endIndex && routes[place].service == service ? routes[place] : nil
  }
}

/// The routes to each country. A country that no zone names has the routes that go everywhere.
struct Routes: Sendable {
  /// The routes to the countries that no zone names come first.
  private let countries: [CountryRoutes]
  /// The place in `countries` for every pair of letters.
  private let places: [UInt16]

  init(named: [CountryCode: CountryRoutes], elsewhere: CountryRoutes) {
    var countries = [elsewhere]
    var places = [UInt16](repeating: 0, count: CountryCode.count)
    var known: [ObjectIdentifier: UInt16] = [:]
    for (code, routes) in named {
      let place = known[ObjectIdentifier(routes)] ?? UInt16(countries.count)
      if known.updateValue(place, forKey: ObjectIdentifier(routes)) == nil { countries.append(routes) }
      places[code.index] = place
    }
    self.countries = countries
    self.places = places
  }

  func to(_ country: CountryCode?) -> CountryRoutes { countries[country.map { Int(places[$0.index]) } ?? 0] }
}
