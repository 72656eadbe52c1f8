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
    var routes: [Route] = []
    var prices: [ZonePrice] = []

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
