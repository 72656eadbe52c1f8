import Contract

// What a service may have against a consignment, whoever asks and however much they want to hear.
extension Assessor {
  func checkAvailability<Log: ReasonLog>(_ conditions: ServiceConditions, _ log: inout Log) {
    if !conditions.isEnabled { log.note(.disabled) }
    if !conditions.isConfigured { log.note(.notConfigured) }
    if !conditions.takes(journey.value.direction) {
      log.note(.direction(found: journey.value.direction, allowed: conditions.direction))
    }
  }

  func checkPlaces<Log: ReasonLog>(_ conditions: ServiceConditions, isReached: Bool, _ log: inout Log) {
    if !conditions.origins.isEmpty, !covers(conditions.origins, journey.value.origin) {
      log.note(.originNotServed(country: journey.value.origin.writtenCountry))
    }
    if !isReached {
      log.note(
        .destinationNotServed(
          country: journey.value.destination.writtenCountry, postcode: journey.value.destination.writtenPostcode))
    }
    for index in conditions.excludedCountries
    where contents.tables.countries[index] == journey.value.destination.country {
      log.note(.countryExcluded(country: contents.tables.countries[index].text))
    }
    if let parts = conditions.excludedParts, let postcode = journey.value.destination.postcode,
      let part = contents.tables.partSets[parts].part(around: postcode)
    {
      log.note(.postcodeExcluded(postcode: journey.value.destination.writtenPostcode, part: part.description))
    }
    if let zips = conditions.excludedZips, let prefix = journey.value.destination.zipPrefix,
      contents.tables.zipSets[zips].contains(prefix)
    {
      log.note(.zipExcluded(zip: journey.value.destination.writtenPostcode, prefix: prefix))
    }
  }

  func checkMeasures<Log: ReasonLog>(_ conditions: ServiceConditions, _ log: inout Log) {
    if !allows(conditions.weight, journey.value.weight) {
      log.note(.weight(found: journey.value.writtenWeight, allowed: written(conditions.weight)))
    }
    guard conditions.measuresPackages else { return }
    for (index, parcel) in journey.value.parcels.enumerated() {
      if !allows(conditions.length, parcel.length) {
        log.note(
          .length(package: index + 1, found: parcel.length.upper.decimal, allowed: written(conditions.length)))
      }
      if !allows(conditions.girth, parcel.girth) {
        log.note(.girth(package: index + 1, found: parcel.girth.upper.decimal, allowed: written(conditions.girth)))
      }
      if !allows(conditions.combinedDimensions, parcel.combined) {
        log.note(
          .combinedDimensions(
            package: index + 1, found: parcel.combined.upper.decimal, allowed: written(conditions.combinedDimensions)))
      }
    }
  }

  func checkContents<Log: ReasonLog>(_ conditions: ServiceConditions, _ log: inout Log) {
    if let limit = conditions.maxValue, journey.value.value.upper > limit {
      log.note(.value(found: journey.value.writtenValue, limit: limit.decimal))
    }
    if customs == .required, !conditions.customsData.isDisjoint(with: journey.value.missingCustomsData) {
      let missing = conditions.customsData.intersection(journey.value.missingCustomsData)
      log.note(.customsData(missing: missing.names))
    }
    guard !tagNumbers.isEmpty else { return }
    let allowed = contents.tables.tags[conditions.tags]
    guard !tagNumbers.allSatisfy(allowed.contains) else { return }
    log.note(
      .tags(
        missing: zip(journey.value.tags, tagNumbers).filter { !allowed.contains($0.1) }.map(\.0),
        allowed: allowed.map { contents.tables.tagNames[$0] }))
  }

  private func covers(_ territories: Range<Int>, _ place: Place) -> Bool {
    territories.contains { contents.tables.territories[$0].covers(place) }
  }

  private func allows(_ bounds: Range<Int>, _ measure: TenThousandths.Bracket) -> Bool {
    bounds.isEmpty || bounds.contains { contents.tables.bounds[$0].contains(measure) }
  }

  private func written(_ bounds: Range<Int>) -> [CatalogDocument.Bounds] {
    contents.tables.bounds[bounds].map(\.written)
  }
}

// MARK: - Ways and prices

extension Assessor {
  func price(on route: Route) -> ZonePrice? {
    for index in route.prices {
      let price = country.prices[index]
      if price.parts.map(lies) ?? true { return price }
    }
    return nil
  }

  func reaches(_ route: Route, _ price: ZonePrice?) -> Bool {
    switch route.reach {
    case .everywhere: true
    case .parts(let parts): lies(in: parts)
    case .wherePriced: price != nil
    }
  }

  private func lies(in parts: Int) -> Bool {
    contents.tables.partSets[parts].contains(journey.value.destination.postcode)
  }

  /// The band's price; nil when the consignment is heavier than the last band, or than anything that can be weighed.
  func net(_ price: ZonePrice) -> TenThousandths? {
    guard journey.value.weight.upper < .greatest else { return nil }
    for index in price.bands {
      let band = contents.tables.bands[index]
      guard let upTo = band.upTo, journey.value.weight.upper > upTo else { return band.net }
    }
    return nil
  }

  /// Nil when there is no price, or one too large to write down.
  func charge(_ price: ZonePrice, _ conditions: ServiceConditions) -> Charge? {
    guard let base = net(price) else { return nil }
    if conditions.surcharges.isEmpty { return Charge(base: base, total: base) }
    return journey.value.charges(conditions.surcharges, on: base, contents.tables) { _, _ in }
      .map { Charge(base: base, total: $0) }
  }
}

extension Journey {
  /// Adds up the surcharges that apply, telling of each.
  ///
  /// - Parameters:
  ///   - surcharges: which of the tables' surcharges.
  ///   - base: the price without them.
  ///   - tables: the catalog's.
  ///   - each: hears the number and the amount of each surcharge that applies.
  /// - Returns: the price with them; nil when it is too large to write down.
  func charges(
    _ surcharges: Range<Int>, on base: TenThousandths, _ tables: Tables, each: (Int, TenThousandths) -> Void
  ) -> TenThousandths? {
    var sum = base
    for index in surcharges {
      let surcharge = tables.surcharges[index]
      if let parts = surcharge.parts, !tables.partSets[parts].contains(destination.postcode) { continue }
      let isElsewhere = !surcharge.territories.contains { tables.territories[$0].covers(destination) }
      if !surcharge.territories.isEmpty, isElsewhere { continue }
      guard let charge = surcharge.charge(base: base, soFar: sum, kilograms: weight.upper),
        let next = sum.adding(charge)
      else { return nil }
      each(index, charge)
      sum = next
    }
    return sum
  }
}
