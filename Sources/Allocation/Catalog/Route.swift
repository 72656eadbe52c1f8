/// How one service reaches one country, and what it costs there.
struct Route: Sendable {
  enum Reach: Sendable {
    case always
    /// Within the United Kingdom, these parts alone.
    case parts([PostcodeSet])
    /// Wherever one of the prices holds.
    case wherePriced
  }

  struct Price: Sendable {
    /// The parts of the United Kingdom in which it holds; nil for all of the country.
    let postcodes: PostcodeSet?
    /// An index into the catalog's promises.
    let promise: Int
    let bands: [Band]
  }

  struct Band: Sendable {
    /// Kilograms, inclusive; nil for no limit.
    let upTo: TenThousandths?
    let net: TenThousandths
  }

  let service: Int
  let reach: Reach
  /// The first that covers the destination applies.
  let prices: [Price]

  func reaches(_ destination: Place) -> Bool {
    switch reach {
    case .always: true
    case .parts(let parts): parts.contains { $0.contains(destination.postcode) }
    case .wherePriced: price(to: destination) != nil
    }
  }

  func price(to destination: Place) -> Price? {
    for price in prices {
      guard let postcodes = price.postcodes else { return price }
      if postcodes.contains(destination.postcode) { return price }
    }
    return nil
  }
}

extension Route.Price {
  /// The price of a weight; nil when it is heavier than the last band, or than anything that can be weighed.
  func net(for weight: TenThousandths.Bracket) -> TenThousandths? {
    guard weight.upper < .greatest else { return nil }
    for band in bands {
      guard let upTo = band.upTo else { return band.net }
      if weight.upper <= upTo { return band.net }
    }
    return nil
  }
}

/// The routes to each country. A country that no zone names has the routes that go everywhere.
struct Routes: Sendable {
  private let byCountry: [CountryCode: [Route]]
  private let elsewhere: [Route]

  init(byCountry: [CountryCode: [Route]], elsewhere: [Route]) {
    self.byCountry = byCountry
    self.elsewhere = elsewhere
  }

  /// In the order of the services.
  func to(_ country: CountryCode?) -> [Route] { country.flatMap { byCountry[$0] } ?? elsewhere }
}
