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
  let prices: Stretch
}

/// What a service costs in one zone, as far as one country belongs to it.
struct ZonePrice: Sendable {
  /// The set of UK postcodes in which it holds; nil for all of the country.
  let parts: Int?
  let promise: Int
  let bands: Stretch
}

/// The routes to each country. A country that no zone names has the routes that go everywhere.
struct Routes: Sendable {
  struct Country: Sendable {
    /// In the order of the services.
    private(set) var routes: [Route] = []
    private(set) var prices: [ZonePrice] = []
    /// The routes that have a price, cheapest first.
    private(set) var byLeastPrice: [Priced] = []

    /// A route, by its place, and the least that its bands ask: surcharges only add to it.
    struct Priced: Sendable {
      let route: Int
      let least: TenThousandths
    }

    mutating func add(service: Int, reach: Route.Reach, prices: [ZonePrice]) {
      let stretch = Tables.append(prices, to: &self.prices)
      routes.append(Route(service: service, reach: reach, prices: stretch))
    }

    /// To be called once all routes are there.
    mutating func rank(_ bands: [Band]) {
      byLeastPrice = routes.indices.compactMap { route in
        let least = routes[route].prices.flatMap { bands[prices[$0].bands] }.map(\.net).min()
        return least.map { Priced(route: route, least: $0) }
      }
      .sorted { ($0.least, $0.route) < ($1.least, $1.route) }
    }

    func route(of service: Int) -> Route? {
      var low = 0
      var high = routes.count
      while low < high {
        let middle = (low + high) / 2
        if routes[middle].service < service { low = middle + 1 } else { high = middle }
      }
      return low < routes.count && routes[low].service == service ? routes[low] : nil
    }
  }

  private let named: [CountryCode: Country]
  private let elsewhere: Country

  init(named: [CountryCode: Country], elsewhere: Country) {
    self.named = named
    self.elsewhere = elsewhere
  }

  func to(_ country: CountryCode?) -> Country { country.flatMap { named[$0] } ?? elsewhere }
}
