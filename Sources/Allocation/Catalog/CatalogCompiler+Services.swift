import Contract
import FoundationEssentials

extension CatalogCompiler {
  /// A transit beyond this is a slip of the pen.
  static let mostTransitDays = 60

  mutating func readServices() {
    let keys = uniqueKeys(document.carrierServices.map(\.reference), in: "carrierServices")
    let ordinal = document.carrierServices.indices.sorted {
      let (left, right) = (document.carrierServices[$0].reference, document.carrierServices[$1].reference)
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    var ranks = [Int](repeating: 0, count: ordinal.count)
    for (rank, index) in ordinal.enumerated() { ranks[index] = rank }
    for (index, service) in document.carrierServices.enumerated() {
      let path = "carrierServices[\(index)]"
      let carrier = carrier(named: service.carrier, "\(path).carrier")
      let legs = legs(of: service, path)
      let conditions = conditions(of: service, rank: ranks[index], path)
      let tariff = tariff(of: service, path)
      let reach = reach(of: service, path)
      // With mistakes there is no catalog; what has none is kept, so that groups find it.
      guard let key = keys[index], let carrier, let legs else { continue }
      serviceIndexes[key] = services.count
      services.append(CarrierService(service, index: services.count, carrier: carrier, legs: legs))
      self.conditions.append(conditions)
      tariffs.append(tariff)
      reaches.append(reach)
    }
  }

  private mutating func legs(of service: CatalogDocument.CarrierService, _ path: @autoclosure () -> String)
    -> [CarrierService.Leg]?
  {
    let written = service.legs ?? [CatalogDocument.Leg()]
    if written.isEmpty { note("\(path()).legs", .noLegs) }
    var legs: [CarrierService.Leg] = []
    for (index, leg) in written.enumerated() {
      // A leg without a carrier is the service's own, whose absence has been noted.
      let found =
        if let name = leg.carrier {
          carrier(named: name, "\(path()).legs[\(index)].carrier")
        } else {
          carriers[service.carrier.lowercased()]
        }
      guard let found else { continue }
      legs.append(
        CarrierService.Leg(
          number: index + 1, carrier: found,
          serviceReference: leg.service ?? Self.underlyingReference(service.reference)))
    }
    return legs.count == written.count ? legs : nil
  }

  /// `UPSHSTDCS` of `EDC5_UPSHSTDCS`.
  private static func underlyingReference(_ reference: String) -> String {
    guard let underscore = reference.firstIndex(of: "_") else { return reference }
    let rest = reference[reference.index(after: underscore)...]
    return rest.isEmpty ? reference : String(rest)
  }

  private mutating func conditions(
    of service: CatalogDocument.CarrierService, rank: Int, _ path: @autoclosure () -> String
  )
    -> ServiceConditions
  {
    var conditions = ServiceConditions()
    conditions.isEnabled = service.enabled ?? true
    conditions.isConfigured = service.configured ?? true
    conditions.isInDefaultRules = service.inDefaultRules ?? true
    conditions.direction = service.direction ?? .both
    conditions.rank = rank
    conditions.origins = Tables.append(territories(service.origins, "\(path()).origins"), to: &tables.territories)
    conditions.promise = promise(of: service, rate: nil, path())
    conditions.surcharges = surcharges(of: service, "\(path()).surcharges")
    addRules(service.rules, to: &conditions, "\(path()).rules")
    return conditions
  }

  private mutating func tariff(of service: CatalogDocument.CarrierService, _ path: @autoclosure () -> String) -> Tariff
  {
    let country = service.tax?.countryIsoCode ?? "GB"
    _ = self.country(country, "\(path()).tax.countryIsoCode")
    let written = service.tax?.rate ?? Decimal(sign: .plus, exponent: -1, significand: 2)
    let taxRate = measure(written, "\(path()).tax.rate") ?? .zero
    if taxRate.units > TenThousandths.perOne { note("\(path()).tax.rate", .tooLarge(written, most: 1)) }
    let currency = service.currency ?? "GBP"
    if currency.utf8.count != 3 || !currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      note("\(path()).currency", .badCurrency(currency))
    }
    return Tariff(
      tax: TaxRate(
        reference: "\(country)-\(taxRate.fourDecimals)", countryIsoCode: country,
        type: service.tax?.type ?? (taxRate == .zero ? .zero : .standard), rate: taxRate.decimal),
      taxRate: taxRate, currency: Currency(name: CurrencyTable.name(of: currency), isoCode: currency))
  }

  // MARK: - Dates

  private mutating func promise(
    of service: CatalogDocument.CarrierService, rate: (index: Int, transitDays: Int?)?,
    _ path: @autoclosure () -> String
  ) -> Int {
    let transitDays = rate.map(\.transitDays) ?? service.transitDays
    let days = transitDays ?? service.transitDays ?? 1
    if transitDays != nil, !(0...Self.mostTransitDays).contains(days) {
      note(
        "\(path())\(rate.map { ".rates[\($0.index)]" } ?? "").transitDays",
        .transitDays(days, most: Self.mostTransitDays))
    }
    let collectionDays = service.collection?.days.map(DaysOfWeek.init) ?? .mondayToFriday
    let deliveryDays = service.deliveryDays.map(DaysOfWeek.init) ?? .mondayToSaturday
    let collectionTime = service.collection?.time ?? Self.defaultCollection
    let cutOff = service.collection?.cutOff ?? min(Self.defaultCutOff, collectionTime)
    let from = service.deliveryWindow?.from ?? .midnight
    let to = service.deliveryWindow?.to ?? Self.endOfDay
    if rate == nil {
      if collectionDays.isEmpty { note("\(path()).collection.days", .noCollectionDays) }
      if deliveryDays.isEmpty { note("\(path()).deliveryDays", .noDeliveryDays) }
      if cutOff > collectionTime {
        let (limit, time) = (cutOff.description, collectionTime.description)
        note("\(path()).collection.cutOff", .cutOffAfterCollection(cutOff: limit, collection: time))
      }
      if case .at(let time) = service.operationalCutOff, time > cutOff {
        let (text, limit) = (time.description, cutOff.description)
        note("\(path()).operationalCutOff", .operationalCutOffAfterCutOff(text, cutOff: limit))
      }
      if from > to {
        note("\(path()).deliveryWindow", .deliveryWindowReversed(from: from.description, to: to.description))
      }
    }
    return tables.number(
      of: Promise(
        collectionDays: collectionDays, cutOff: cutOff, collectionTime: collectionTime,
        transitDays: min(max(days, 0), Self.mostTransitDays), deliveryDays: deliveryDays, windowStart: from,
        windowEnd: to, worksOnHolidays: service.worksOnHolidays ?? false))
  }

  private static let defaultCollection = TimeOfDay(hour: 17, minute: 0) ?? .midnight
  private static let defaultCutOff = TimeOfDay(hour: 15, minute: 30) ?? .midnight
  private static let endOfDay = TimeOfDay(hour: 23, minute: 59) ?? .midnight

  // MARK: - Prices

  private mutating func reach(of service: CatalogDocument.CarrierService, _ path: @autoclosure () -> String)
    -> ServiceReach
  {
    let destinations = territories(service.destinations, "\(path()).destinations")
    let rates = service.rates ?? []
    if rates.isEmpty, service.destinations?.isEmpty ?? true { note("\(path()).rates", .nothingReached) }
    var zonePlaces: [String: Int] = [:]
    var prices: [ServiceReach.Price] = []
    for (index, rate) in rates.enumerated() {
      func ratePath() -> String { "\(path()).rates[\(index)]" }
      if let first = zonePlaces.updateValue(index, forKey: rate.zone.lowercased()) {
        note("\(ratePath()).zone", .duplicate(rate.zone, firstAt: "\(path()).rates[\(first)].zone"))
      }
      let territory = territory(rate.zone, "\(ratePath()).zone")
      let bands = bands(of: rate, "\(ratePath()).bands")
      let promise = promise(of: service, rate: (index, rate.transitDays), path())
      if let territory { prices.append(.init(territory: territory, promise: promise, bands: bands)) }
    }
    return ServiceReach(destinations: destinations, prices: prices)
  }

  private mutating func bands(of rate: CatalogDocument.Rate, _ path: @autoclosure () -> String) -> Range<Int> {
    if rate.bands.isEmpty { note(path(), .noBands) }
    var bands: [Band] = []
    var previous: Decimal?
    for (index, band) in rate.bands.enumerated() {
      func bandPath() -> String { "\(path())[\(index)]" }
      if band.upTo == nil, index < rate.bands.count - 1 { note("\(bandPath()).upTo", .openBandNotLast) }
      if let upTo = band.upTo {
        if let previous, upTo <= previous { note("\(bandPath()).upTo", .bandsOutOfOrder(upTo, after: previous)) }
        previous = upTo
      }
      let limit = measure(band.upTo, "\(bandPath()).upTo")
      if limit == .zero { note("\(bandPath()).upTo", .notPositive(0)) }
      if band.net == nil { note("\(bandPath()).net", .priceMissing) }
      let net = money(band.net, "\(bandPath()).net")
      if let net { bands.append(Band(upTo: limit, net: net)) }
    }
    return Tables.append(bands, to: &tables.bands)
  }

  private mutating func surcharges(of service: CatalogDocument.CarrierService, _ path: @autoclosure () -> String)
    -> Range<Int>
  {
    let written = service.surcharges ?? []
    _ = uniqueKeys(written.map(\.reference), in: path())
    var rows: [Surcharge] = []
    for (index, surcharge) in written.enumerated() {
      func itemPath() -> String { "\(path())[\(index)]" }
      if surcharge.percent == nil, surcharge.amount == nil, surcharge.perKg == nil { note(itemPath(), .emptySurcharge) }
      let parts = postcodes(surcharge.postcodes, "\(itemPath()).postcodes")
      let zones = territories(surcharge.zones, "\(itemPath()).zones")
      rows.append(
        Surcharge(
          percent: measure(surcharge.percent, "\(itemPath()).percent"),
          amount: money(surcharge.amount, "\(itemPath()).amount"),
          perKilogram: measure(surcharge.perKg, "\(itemPath()).perKg"),
          appliesToBaseOnly: surcharge.appliesToBaseOnly ?? true, parts: parts.map { tables.number(of: $0) },
          territories: Tables.append(zones, to: &tables.territories)))
    }
    tables.surchargeReferences += written.map(\.reference)
    return Tables.append(rows, to: &tables.surcharges)
  }
}
