import Contract
import FoundationEssentials

/// Puts one consignment before one service after another.
struct Assessor {
  let contents: Catalog.Contents
  let journey: Shared<Journey>
  let country: Routes.Country
  private let timetable: Timetable
  /// -1 stands for a tag that no service has.
  private let tagNumbers: [Int]
  /// What each promise means for the consignment, worked out when a service first asks.
  private var timings: [Timing?]
  /// Whether the destination lies in each set of postcodes, worked out when a service first asks.
  private var partAnswers: [Bool?]

  private(set) var bids: [Bid] = []
  /// The cheapest of the bids.
  private(set) var best: Bid?
  private(set) var losses: [Loss] = []
  /// The reasons of all losses, one after the other.
  private(set) var reasons: [ExclusionReason] = []

  /// A service that takes the consignment.
  struct Bid: Sendable {
    let service: Int
    let promise: Int
    let base: TenThousandths
    let total: TenThousandths
    let collection: CalendarDate
    let delivery: CalendarDate
  }

  /// A service that does not.
  struct Loss: Sendable {
    let service: Int
    let reasons: Range<Int>
  }

  init(_ shared: Shared<Journey>, contents: Catalog.Contents, now: DateTimeOffset) {
    self.contents = contents
    self.journey = shared
    let journey = shared.value
    country = contents.routes.to(journey.destination.country)
    tagNumbers = journey.tags.map { contents.tables.tagNumbers[$0] ?? -1 }
    let offset = CountryTable.utcOffsetMinutes(country: journey.origin.writtenCountry, atTicks: now.ticks)
    timetable = Timetable(
      now: now.at(offsetMinutes: offset),
      shippingDay: journey.shippingDate?.dated(in: journey.origin.writtenCountry).localDate,
      requested: journey.requestedDelivery?.value, destination: journey.destination.writtenCountry)
    timings = [Timing?](repeating: nil, count: contents.tables.promises.count)
    partAnswers = [Bool?](repeating: nil, count: contents.tables.partSets.count)
  }

  /// How many services have been examined.
  var examined: Int { bids.count + losses.count }

  /// Examines services from the least price on, until no other can be cheaper than the best bid.
  mutating func examineTheCheapest() {
    for priced in country.byLeastPrice {
      if let best, priced.least > best.total { return }
      let route = country.routes[priced.route]
      // The least is that of the lightest band; for this weight it may already be too dear.
      if let best, let price = price(on: route), let net = net(price), net > best.total { continue }
      assess(route.service, route: route)
    }
  }

  /// Examines every service of the catalog that has not been.
  mutating func examineTheRest() {
    var isExamined = [Bool](repeating: false, count: contents.services.count)
    for bid in bids { isExamined[bid.service] = true }
    for loss in losses { isExamined[loss.service] = true }
    for service in isExamined.indices where !isExamined[service] {
      assess(service, route: country.route(of: service))
    }
  }

  /// The lower total; of two alike the lower reference.
  func isCheaper(_ one: Bid, than other: Bid) -> Bool {
    (one.total, contents.terms[one.service].rank) < (other.total, contents.terms[other.service].rank)
  }

  /// - Parameters:
  ///   - service: the service's place in the catalog.
  ///   - route: nil when the service does not go to the destination's country.
  mutating func assess(_ service: Int, route: Route?) {
    let terms = contents.terms[service]
    let firstReason = reasons.count
    checkAvailability(terms)
    let price = route.flatMap { self.price(on: $0) }
    let isReached = route.map { reaches($0, price: price) } ?? false
    checkPlaces(terms, isReached: isReached)
    checkMeasures(terms)
    let net = price.flatMap { self.net($0) }
    let total = net.flatMap { surcharged($0, terms.surcharges) }
    if isReached, total == nil {
      let heaviest = price.flatMap { contents.tables.bands[$0.bands].last?.upTo }
      reasons.append(.noPrice(weight: journey.value.writtenWeight, heaviest: heaviest?.decimal))
    }
    let promise = price?.promise ?? terms.promise
    let timing = timing(of: promise)
    checkContents(terms)
    if case .possible(let collection, let delivery) = timing, reasons.count == firstReason, let net, let total {
      let bid = Bid(
        service: service, promise: promise, base: net, total: total, collection: collection, delivery: delivery)
      bids.append(bid)
      if best.map({ isCheaper(bid, than: $0) }) ?? true { best = bid }
      return
    }
    if case .impossible(let reason) = timing { reasons.append(reason) }
    losses.append(Loss(service: service, reasons: firstReason..<reasons.count))
  }

  // MARK: - Who delivers there

  private mutating func lies(in parts: Int) -> Bool {
    if let known = partAnswers[parts] { return known }
    let answer = contents.tables.partSets[parts].contains(journey.value.destination.postcode)
    partAnswers[parts] = answer
    return answer
  }

  private mutating func price(on route: Route) -> ZonePrice? {
    for index in route.prices {
      let price = country.prices[index]
      guard let parts = price.parts else { return price }
      if lies(in: parts) { return price }
    }
    return nil
  }

  private mutating func reaches(_ route: Route, price: ZonePrice?) -> Bool {
    switch route.reach {
    case .everywhere: true
    case .parts(let parts): lies(in: parts)
    case .wherePriced: price != nil
    }
  }

  private mutating func checkAvailability(_ terms: Terms) {
    if !terms.isEnabled { reasons.append(.disabled) }
    if !terms.isConfigured { reasons.append(.notConfigured) }
    if !terms.takes(journey.value.direction) {
      reasons.append(.direction(found: journey.value.direction, allowed: terms.direction))
    }
  }

  private mutating func checkPlaces(_ terms: Terms, isReached: Bool) {
    if !terms.origins.isEmpty, !covers(terms.origins, journey.value.origin) {
      reasons.append(.originNotServed(country: journey.value.origin.writtenCountry))
    }
    if !isReached {
      let destination = journey.value.destination
      reasons.append(
        .destinationNotServed(country: destination.writtenCountry, postcode: destination.writtenPostcode))
    }
    for index in terms.excludedCountries where contents.tables.countries[index] == journey.value.destination.country {
      reasons.append(.countryExcluded(country: contents.tables.countries[index].text))
    }
    if let parts = terms.excludedParts, let postcode = journey.value.destination.postcode, lies(in: parts) {
      let part = contents.tables.partSets[parts].part(around: postcode) ?? postcode
      reasons.append(
        .postcodeExcluded(postcode: journey.value.destination.writtenPostcode, part: part.description))
    }
    if let zips = terms.excludedZips, let prefix = journey.value.destination.zipPrefix,
      contents.tables.zipSets[zips].contains(prefix)
    {
      reasons.append(.zipExcluded(zip: journey.value.destination.writtenPostcode, prefix: prefix))
    }
  }

  private func covers(_ territories: Stretch, _ place: Place) -> Bool {
    territories.contains { contents.tables.territories[$0].covers(place) }
  }

  // MARK: - Rules

  private mutating func checkMeasures(_ terms: Terms) {
    if !allows(terms.weight, journey.value.weight) {
      reasons.append(.weight(found: journey.value.writtenWeight, allowed: written(terms.weight)))
    }
    guard terms.measuresPackages else { return }
    for (index, parcel) in journey.value.parcels.enumerated() {
      if !allows(terms.length, parcel.length) {
        reasons.append(
          .length(package: index + 1, found: parcel.length.upper.decimal, allowed: written(terms.length)))
      }
      if !allows(terms.girth, parcel.girth) {
        reasons.append(.girth(package: index + 1, found: parcel.girth.upper.decimal, allowed: written(terms.girth)))
      }
      if !allows(terms.combinedDimensions, parcel.combined) {
        let allowed = written(terms.combinedDimensions)
        reasons.append(
          .combinedDimensions(package: index + 1, found: parcel.combined.upper.decimal, allowed: allowed))
      }
    }
  }

  private func allows(_ spans: Stretch, _ measure: TenThousandths.Bracket) -> Bool {
    if spans.isEmpty { return true }
    for index in spans where contents.tables.spans[index].contains(measure) { return true }
    return false
  }

  private func written(_ spans: Stretch) -> [CatalogDocument.Range] { contents.tables.spans[spans].map(\.written) }

  private mutating func checkContents(_ terms: Terms) {
    if let limit = terms.maxValue, journey.value.value.upper > limit {
      reasons.append(.value(found: journey.value.writtenValue, limit: limit.decimal))
    }
    guard !tagNumbers.isEmpty else { return }
    let allowed = contents.tables.tags[terms.tags]
    guard !tagNumbers.allSatisfy(allowed.contains) else { return }
    let missing = zip(journey.value.tags, tagNumbers).filter { !allowed.contains($0.1) }.map(\.0)
    reasons.append(.tags(missing: missing, allowed: allowed.map { contents.tables.tagNames[$0] }))
  }

  // MARK: - Dates and prices

  private mutating func timing(of promise: Int) -> Timing {
    if let known = timings[promise] { return known }
    let timing = timetable.timing(of: contents.tables.promises[promise])
    timings[promise] = timing
    return timing
  }

  /// What a service would ask for, whatever removed it; nil when it has no price.
  ///
  /// - Parameter service: the service's place in the catalog.
  /// - Returns: the price, and the days where the service can keep the consignment's dates.
  mutating func price(of service: Int) -> (base: TenThousandths, total: TenThousandths, bid: Bid?)? {
    guard let route = country.route(of: service), let price = price(on: route), let base = net(price),
      let total = surcharged(base, contents.terms[service].surcharges)
    else { return nil }
    guard case .possible(let collection, let delivery) = timing(of: price.promise) else { return (base, total, nil) }
    let bid = Bid(
      service: service, promise: price.promise, base: base, total: total, collection: collection, delivery: delivery)
    return (base, total, bid)
  }

  /// The band's price; nil when the consignment is heavier than the last band, or than anything that can be weighed.
  private func net(_ price: ZonePrice) -> TenThousandths? {
    guard journey.value.weight.upper < .greatest else { return nil }
    for index in price.bands {
      let band = contents.tables.bands[index]
      guard let upTo = band.upTo, journey.value.weight.upper > upTo else { return band.net }
    }
    return nil
  }

  /// The price with all surcharges; nil when it is too large to write down.
  private func surcharged(_ base: TenThousandths, _ surcharges: Stretch) -> TenThousandths? {
    surcharges.isEmpty ? base : journey.value.charges(surcharges, on: base, contents.tables) { _, _ in }
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
    _ surcharges: Stretch, on base: TenThousandths, _ tables: Tables, each: (Int, TenThousandths) -> Void
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
