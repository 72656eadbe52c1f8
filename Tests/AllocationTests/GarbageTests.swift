import Contract
import Foundation
import Testing

@testable import Allocation

/// Whatever comes in, nothing traps, and the two ways to ask a service agree.
struct GarbageTests {
  private func text(_ random: inout SeededGenerator) -> String {
    let alphabet = Array("AMBT12906LWew {}:-–*/sequenchk\u{0}é🇬🇧\t")
    return String((0..<random.below(14)).map { _ in alphabet[Int(random.below(UInt64(alphabet.count)))] })
  }

  @Test(arguments: UInt64(1)...20)
  func `garbage is read as nothing, or as something that is written back the same`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let text = text(&random)
      if let postcode = UKPostcode(text) {
        #expect(UKPostcode(postcode.description) == postcode, "\(text)")
        #expect(postcode.lies(in: postcode))
      }
      if let range = ZipPrefixes.range(text) { #expect(range.upperBound < 1000) }
      if let code = CountryCode(text) { #expect(CountryCode(code.text) == code) }
      if let format = try? TrackingFormat(text) {
        var mint = TrackingMint(seed: seed)
        #expect(!mint.mint(format, start: random.next()).isEmpty)
      }
    }
  }

  private func range(_ random: inout SeededGenerator) -> [CatalogDocument.Bounds] {
    (0..<random.below(3)).map { _ in
      let from = Decimal(random.below(40))
      return .init(from: random.below(3) == 0 ? nil : from, to: from + Decimal(random.below(40)))
    }
  }

  private func pick<Value>(_ values: [Value], _ random: inout SeededGenerator) -> Value {
    values[Int(random.below(UInt64(values.count)))]
  }

  private func services(_ random: inout SeededGenerator) -> [CatalogDocument.CarrierService] {
    let places = ["GB", "NI", "EU", "WORLD", "US"]
    return (0..<30).map { number in
      var service = CatalogDocument.CarrierService(reference: "S_\(number)", carrier: "CARRIER_X")
      let zones = Set((0...random.below(3)).map { _ in pick(places, &random) }).sorted()
      service.rates = zones.map { zone in
        let bands = [5, 20].map { CatalogDocument.Band(upTo: $0, net: Decimal(random.below(30) + 1)) }
        return .init(zone: zone, transitDays: Int(random.below(3)), bands: bands)
      }
      if random.below(4) == 0 { service.destinations = [pick(places, &random), pick(places, &random)] }
      service.enabled = random.below(8) != 0
      service.transitDays = Int(random.below(4))
      service.collection = .init(days: [pick([.monday, .wednesday, .saturday], &random), .friday])
      if random.below(3) == 0 {
        service.surcharges = [
          .init(reference: "FUEL", percent: Decimal(random.below(20))),
          .init(reference: "WEIGHT", perKg: Decimal(random.below(3))),
        ]
      }
      service.direction = pick([.both, .outbound, .inbound], &random)
      var rules = CatalogDocument.Rules()
      rules.weight = range(&random)
      rules.girth = range(&random)
      rules.excludedPostcodes = random.below(2) == 0 ? ["BT", "M2", "EC1A"] : nil
      rules.excludedCountries = random.below(3) == 0 ? ["FR"] : nil
      rules.tags = ["Alcohol", "Oil"].filter { _ in random.below(2) == 0 }
      service.rules = rules
      return service
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `asking all services at once is asking each alone`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var document = document(services(&random))
    document.zones = [
      .init(reference: "NI", countries: ["GB"], postcodes: ["BT"]), .init(reference: "EU", countries: ["FR", "IE"]),
      .init(reference: "WORLD", countries: ["*"]),
    ]
    let catalog = try Catalog(document)
    for _ in 0..<20 {
      var parcel = consignment(
        country: pick(["GB", "FR", "US", "JP", "??"], &random), postcode: pick(["BT1 5GS", "M2 6LW", nil], &random),
        weight: Decimal(random.below(25)), sides: [(1, Decimal(random.below(30)), 2)],
        tags: random.below(2) == 0 ? [] : ["Oil"])
      if random.below(3) == 0 {
        parcel.progress.shippingDate = friday.adding(seconds: Int64(random.below(6)) * 86_400 - 86_400)
      }
      if random.below(3) == 0 {
        parcel.fixed.requestedDeliveryDate = Shared(
          RequestedDeliveryDate(
            date: friday.adding(seconds: Int64(random.below(10)) * 86_400),
            isToBeExactlyOnTheDateSpecified: random.below(2) == 0))
      }
      let all = catalog.assess(parcel, at: friday)
      var offers: [String: Decimal] = [:]
      var exclusions: [String: [ExclusionReason]] = [:]
      for service in catalog.carrierServices {
        let alone = catalog.assess(parcel, among: .service(service), at: friday)
        if let winner = alone.winner { offers[service.reference] = winner.net }
        if let exclusion = alone.exclusions.first { exclusions[service.reference] = exclusion.reasons }
      }
      #expect(Dictionary(uniqueKeysWithValues: all.offers.map { ($0.service.reference, $0.net) }) == offers)
      #expect(
        Dictionary(uniqueKeysWithValues: all.exclusions.map { ($0.service.reference, $0.reasons) }) == exclusions)
      #expect(all.winner?.net == offers.values.min())
      #expect(all.winner?.service.reference == all.offers.first?.service.reference)
      #expect(all.winner?.shippingDate == all.offers.first?.shippingDate)
      #expect(all.reason.isEmpty == !offers.isEmpty)
      #expect(offers.count + exclusions.count == 30)
      for exclusion in all.exclusions {
        #expect(exclusion.reasons.allSatisfy { !$0.explanation.isEmpty })
      }
    }
  }
}
