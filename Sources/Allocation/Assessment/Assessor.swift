import Contract

/// Puts one consignment before one service after another.
struct Assessor {
  let contents: Catalog.Contents
  private(set) var journey: Journey
  private let timetable: Timetable
  private let tagNumbers: [Int]
  /// What each promise means for the consignment, worked out when a service first asks.
  private var timings: [Timing?]

  private(set) var bids: [Bid] = []
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

  init(_ consignment: Consignment, contents: Catalog.Contents, now: DateTimeOffset) {
    self.contents = contents
    journey = Journey(consignment)
    // -1 stands for a tag that no service has.
    tagNumbers = journey.tags.map { contents.tagNumbers[$0] ?? -1 }
    let offset = LocalTime.offsetMinutes(in: journey.origin.country, atTicks: now.ticks)
    timetable = Timetable(
      now: now.at(offsetMinutes: offset), shippingDate: journey.shippingDate, requested: journey.requestedDelivery)
    timings = [Timing?](repeating: nil, count: contents.promises.count)
  }

  /// - Parameter route: nil when the service does not go to the destination's country.
  mutating func assess(_ service: Int, route: Route?) {
    let firstReason = reasons.count
    checkAvailability(service)
    let isReached = route?.reaches(journey.destination) ?? false
    checkPlaces(service, isReached: isReached)
    checkMeasures(service)
    let price = isReached ? route?.price(to: journey.destination) : nil
    let net = price?.net(for: journey.weight)
    let total = net.flatMap { surcharged($0, of: service) }
    if isReached, total == nil {
      reasons.append(.noPrice(weight: journey.writtenWeight, heaviest: price?.bands.last?.upTo?.decimal))
    }
    let promise = price?.promise ?? contents.terms[service].promise
    let timing = timing(of: promise)
    checkContents(service)
    switch timing {
    case .possible(let collection, let delivery):
      guard reasons.count == firstReason, let net, let total else { break }
      bids.append(
        Bid(
          service: service, promise: promise, base: net, total: total, collection: collection, delivery: delivery))
      return
    case .impossible(let reason): reasons.append(reason)
    }
    losses.append(Loss(service: service, reasons: firstReason..<reasons.count))
  }

  private mutating func checkAvailability(_ service: Int) {
    if !contents.terms[service].isEnabled { reasons.append(.disabled) }
    if !contents.terms[service].isConfigured { reasons.append(.notConfigured) }
    if !contents.terms[service].takes(journey.direction) {
      reasons.append(.direction(found: journey.direction, allowed: contents.terms[service].direction))
    }
  }

  private mutating func checkPlaces(_ service: Int, isReached: Bool) {
    let origin = journey.origin
    let destination = journey.destination
    if let origins = contents.terms[service].origins, !origins.contains(where: { $0.covers(origin) }) {
      reasons.append(.originNotServed(country: origin.country?.text))
    }
    if !isReached {
      reasons.append(
        .destinationNotServed(country: destination.country?.text, postcode: destination.writtenPostcode))
    }
    if let country = destination.country, contents.terms[service].rules.countries.contains(country) {
      reasons.append(.countryExcluded(country: country.text))
    }
    if let postcode = destination.postcode, let part = contents.terms[service].rules.postcodes?.part(around: postcode) {
      reasons.append(.postcodeExcluded(postcode: destination.writtenPostcode, part: part.description))
    }
    if let prefix = destination.zipPrefix, contents.terms[service].rules.zips?.contains(prefix) == true {
      reasons.append(.zipExcluded(zip: destination.writtenPostcode, prefix: prefix))
    }
  }

  private mutating func checkMeasures(_ service: Int) {
    if let weight = contents.terms[service].rules.weight, !weight.contain(journey.weight) {
      reasons.append(.weight(found: journey.writtenWeight, allowed: weight.written))
    }
    guard contents.terms[service].rules.measurePackages else { return }
    let rules = contents.terms[service].rules
    for (index, parcel) in journey.parcels().enumerated() {
      if let length = rules.length, !length.contain(parcel.length) {
        reasons.append(
          .length(package: index + 1, found: parcel.length.upper.decimal, allowed: length.written))
      }
      if let girth = rules.girth, !girth.contain(parcel.girth) {
        reasons.append(.girth(package: index + 1, found: parcel.girth.upper.decimal, allowed: girth.written))
      }
      if let combined = rules.combinedDimensions, !combined.contain(parcel.combined) {
        reasons.append(
          .combinedDimensions(
            package: index + 1, found: parcel.combined.upper.decimal, allowed: combined.written))
      }
    }
  }

  private mutating func checkContents(_ service: Int) {
    if let limit = contents.terms[service].rules.maxValue, journey.value().upper > limit {
      reasons.append(.value(found: journey.writtenValue, limit: limit.decimal))
    }
    guard !tagNumbers.isEmpty else { return }
    let allowed = contents.terms[service].rules.tags
    guard !tagNumbers.allSatisfy(allowed.contains) else { return }
    let missing = zip(journey.tags, tagNumbers).filter { !allowed.contains($0.1) }.map(\.0)
    reasons.append(.tags(missing: missing, allowed: contents.terms[service].rules.writtenTags))
  }

  private mutating func timing(of promise: Int) -> Timing {
    if let known = timings[promise] { return known }
    let timing = timetable.timing(of: contents.promises[promise])
    timings[promise] = timing
    return timing
  }

  private func surcharged(_ base: TenThousandths, of service: Int) -> TenThousandths? {
    guard !contents.terms[service].surcharges.isEmpty else { return base }
    var sum = base
    for surcharge in contents.terms[service].surcharges where surcharge.applies(to: journey.destination) {
      let charge = surcharge.charge(base: base, soFar: sum, kilograms: journey.weight.upper)
      guard let charge, let next = sum.adding(charge) else { return nil }
      sum = next
    }
    return sum
  }
}
