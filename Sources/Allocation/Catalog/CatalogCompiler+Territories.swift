import Contract
import Text

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

  mutating func country(_ text: String, _ path: @autoclosure () -> String) -> CountryCode? {
    guard let code = CountryCode(text), CountryTable.contains(text) else {
      note(path(), .badCountry(text))
      return nil
    }
    return code
  }

  mutating func postcodes(_ texts: [String]?, _ path: @autoclosure () -> String) -> PostcodeSet? {
    var found: [UKPostcode] = []
    for (index, text) in (texts ?? []).enumerated() {
      if let postcode = UKPostcode(text) {
        found.append(postcode)
      } else {
        note("\(path())[\(index)]", .badPostcode(text))
      }
    }
    return PostcodeSet(found)
  }

  /// A declared zone, or else a country by its code.
  mutating func territory(_ name: String, _ path: @autoclosure () -> String) -> Territory? {
    if let zone = zones[name.lowercased()] { return zone }
    if let code = CountryCode(name), CountryTable.contains(name) {
      return Territory(countries: [code], postcodes: nil)
    }
    let declared = document.zones.map(\.reference)
    if !declared.contains(where: { $0.lowercased() == name.lowercased() }) {
      note(path(), .unknown(.zone, name, nearest: NearestName.of(name, among: declared)))
    }
    return nil
  }

  mutating func territories(_ names: [String]?, _ path: @autoclosure () -> String) -> [Territory] {
    var found: [Territory] = []
    for (index, name) in (names ?? []).enumerated() {
      if let territory = territory(name, "\(path())[\(index)]") { found.append(territory) }
    }
    return found
  }
}
