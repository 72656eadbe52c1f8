import Spelling

extension CatalogCompiler {
  mutating func readZones() {
    let keys = uniqueKeys(document.zones.map(\.reference), in: "zones")
    for (index, zone) in document.zones.enumerated() {
      let path = "zones[\(index)]"
      var codes: Set<CountryCode>? = []
      if zone.countries.isEmpty { note("\(path).countries", .noCountries) }
      for (position, text) in zone.countries.enumerated() {
        if text == "*" {
          codes = nil
        } else if let code = country(text, "\(path).countries[\(position)]") {
          codes?.insert(code)
        }
      }
      let parts = postcodes(zone.postcodes, "\(path).postcodes")
      if parts != nil, let codes, !codes.contains(.unitedKingdom) {
        note("\(path).postcodes", .postcodesOutsideUnitedKingdom)
      }
      if let key = keys[index] { zones[key] = Territory(countries: codes, postcodes: parts) }
    }
  }

  mutating func country(_ text: String, _ path: String) -> CountryCode? {
    guard let code = CountryCode(text), LocalTime.isKnown(code) else {
      note(path, .badCountry(text))
      return nil
    }
    return code
  }

  mutating func postcodes(_ texts: [String]?, _ path: String) -> PostcodeSet? {
    var found: [UKPostcode] = []
    for (index, text) in (texts ?? []).enumerated() {
      if let postcode = UKPostcode(text) {
        found.append(postcode)
      } else {
        note("\(path)[\(index)]", .badPostcode(text))
      }
    }
    return PostcodeSet(found)
  }

  /// A declared zone, or else a country by its code.
  mutating func territory(_ name: String, _ path: String) -> Territory? {
    if let zone = zones[name.lowercased()] { return zone }
    if let code = CountryCode(name), LocalTime.isKnown(code) {
      return Territory(countries: [code], postcodes: nil)
    }
    let declared = document.zones.map(\.reference)
    if !declared.contains(where: { $0.lowercased() == name.lowercased() }) {
      note(path, .unknown(.zone, name, nearest: NearestName.of(name, among: declared)))
    }
    return nil
  }

  mutating func territories(_ names: [String]?, _ path: String) -> [Territory]? {
    guard let names, !names.isEmpty else { return nil }
    var found: [Territory] = []
    for (index, name) in names.enumerated() {
      if let territory = territory(name, "\(path)[\(index)]") { found.append(territory) }
    }
    return found
  }
}

/// Where one service goes and what it costs there.
struct ServiceReach {
  struct Price {
    let territory: Territory
    let promise: Int
    let bands: [Route.Band]
  }

  /// Nil: wherever a price holds.
  let destinations: [Territory]?
  let prices: [Price]

  /// - Returns: nil when the service does not go there.
  func route(of service: Int, to country: CountryCode?) -> Route? {
    let prices = prices.filter { $0.territory.reaches(country) }.map { price in
      Route.Price(
        postcodes: country == .unitedKingdom ? price.territory.postcodes : nil, promise: price.promise,
        bands: price.bands)
    }
    guard let destinations else {
      return prices.isEmpty ? nil : Route(service: service, reach: .wherePriced, prices: prices)
    }
    let reached = destinations.filter { $0.reaches(country) }
    guard !reached.isEmpty else { return nil }
    let parts = reached.compactMap { country == .unitedKingdom ? $0.postcodes : nil }
    return Route(service: service, reach: parts.count < reached.count ? .always : .parts(parts), prices: prices)
  }

  var namedCountries: Set<CountryCode> {
    let territories = prices.map(\.territory) + (destinations ?? [])
    return territories.reduce(into: []) { $0.formUnion($1.countries ?? []) }
  }
}

extension Routes {
  init(_ reaches: [ServiceReach]) {
    let named = reaches.reduce(into: Set<CountryCode>([.unitedKingdom])) { $0.formUnion($1.namedCountries) }
    func routes(to country: CountryCode?) -> [Route] {
      reaches.enumerated().compactMap { $0.element.route(of: $0.offset, to: country) }
    }
    self.init(
      byCountry: Dictionary(uniqueKeysWithValues: named.map { ($0, routes(to: $0)) }), elsewhere: routes(to: nil))
  }
}
