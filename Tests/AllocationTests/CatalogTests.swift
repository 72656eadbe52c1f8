import Allocation
import Contract
import Foundation
import Testing

struct CatalogTests {
  private func facts(_ change: (inout CatalogDocument) -> Void) -> [String: CatalogProblem.Fact] {
    var document = document([service("CX_NDS")])
    document.zones = [.init(reference: "UK", countries: ["GB"])]
    document.serviceGroups = [.init(reference: "g", services: ["CX_NDS"])]
    change(&document)
    do throws(CatalogProblems) {
      _ = try Catalog(document)
      return [:]
    } catch {
      for mistake in error.mistakes { #expect(!mistake.what.isEmpty && !mistake.cure.isEmpty) }
      return Dictionary(error.mistakes.map { ($0.path, $0.fact) }) { first, _ in first }
    }
  }

  private func service(
    facts change: @escaping (inout CatalogDocument.CarrierService) -> Void
  ) -> [String: CatalogProblem.Fact] {
    facts { change(&$0.carrierServices[0]) }
  }

  private func service(_ reference: String) -> CatalogDocument.CarrierService {
    AllocationTests.service(reference)
  }

  @Test func `lookups do not regard case`() throws {
    var document = document([service("CX_NDS")])
    document.serviceGroups = [.init(reference: "valuableGoods", name: "Valuable Goods", services: ["cx_nds"])]
    document.packageSizes = [.init(reference: "Small", length: 30, width: 20, height: 10)]
    document.shippingLocations = [.init(reference: "Sorted1")]
    let catalog = try Catalog(document)
    #expect(catalog.carrier("carrier_x")?.name == "Carrier X")
    #expect(catalog.carrierService("Cx_nds")?.reference == "CX_NDS")
    #expect(catalog.serviceGroup("VALUABLEGOODS")?.services.map(\.reference) == ["CX_NDS"])
    #expect(catalog.packageSize("SMALL")?.length == 30)
    #expect(catalog.shippingLocation("sorted1")?.reference == "Sorted1")
    #expect(catalog.carrierService("CX_NDT") == nil)
    #expect((catalog.carrierCount, catalog.carrierServiceCount, catalog.serviceGroupCount) == (2, 1, 1))
    #expect(catalog.document == document)
  }

  @Test func `a shipping location becomes an address`() throws {
    var location = CatalogDocument.ShippingLocation(reference: "Sorted1")
    location.addressLine1 = "Third Floor"
    location.postcode = "M2 6LW"
    var document = CatalogDocument()
    document.shippingLocations = [location]
    let address = try #require(try Catalog(document).address(ofShippingLocation: "SORTED1", as: .origin)).value
    #expect(address.shippingLocationReference == "Sorted1")
    #expect(address.country?.value == Country(name: "United Kingdom", twoLetterCode: "GB"))
    #expect((address.addressType, address.postcode) == (.origin, "M2 6LW"))
  }

  @Test func `an empty document is a catalog`() throws {
    #expect(try Catalog(CatalogDocument()).assess(consignment(), at: friday).winner == nil)
  }

  @Test func `an unknown name is told with the nearest known one`() {
    #expect(
      service { $0.carrier = "CARRIER_Y" } == [
        "carrierServices[0].carrier": .unknown(.carrier, "CARRIER_Y", nearest: "CARRIER_X")
      ])
    #expect(
      service { $0.legs = [.init(), .init(carrier: "Upps")] } == [
        "carrierServices[0].legs[1].carrier": .unknown(.carrier, "Upps", nearest: "UPS")
      ])
    #expect(
      facts { $0.serviceGroups[0].services.append("CX_NDZ") } == [
        "serviceGroups[0].services[1]": .unknown(.carrierService, "CX_NDZ", nearest: "CX_NDS")
      ])
    #expect(
      service { $0.rates?[0].zone = "Mars base" } == [
        "carrierServices[0].rates[0].zone": .unknown(.zone, "Mars base", nearest: nil)
      ])
    #expect(
      service { $0.destinations = ["UKX"] } == [
        "carrierServices[0].destinations[0]": .unknown(.zone, "UKX", nearest: "UK")
      ])
  }

  @Test func `a reference is given once, whatever its case`() {
    #expect(
      facts { $0.carriers.append(.init(reference: "ups", tracking: .init(pattern: "U{sequence:8}"))) } == [
        "carriers[2].reference": .duplicate("ups", firstAt: "carriers[1].reference")
      ])
    #expect(
      facts { $0.zones.append(.init(reference: "uk", countries: ["GB"])) } == [
        "zones[1].reference": .duplicate("uk", firstAt: "zones[0].reference")
      ])
    #expect(
      facts { $0.carrierServices.append(service("cx_nds")) } == [
        "carrierServices[1].reference": .duplicate("cx_nds", firstAt: "carrierServices[0].reference")
      ])
    #expect(
      facts { $0.serviceGroups.append(.init(reference: "G", services: [])) } == [
        "serviceGroups[1].reference": .duplicate("G", firstAt: "serviceGroups[0].reference")
      ])
    #expect(
      facts {
        $0.packageSizes = [
          .init(reference: "S", length: 1, width: 1, height: 1), .init(reference: "s", length: 1, width: 1, height: 1),
        ]
      } == ["packageSizes[1].reference": .duplicate("s", firstAt: "packageSizes[0].reference")])
    #expect(
      facts { $0.shippingLocations = [.init(reference: "L"), .init(reference: "l")] } == [
        "shippingLocations[1].reference": .duplicate("l", firstAt: "shippingLocations[0].reference")
      ])
    #expect(
      service {
        $0.rates = [
          .init(zone: "UK", bands: [.init(upTo: nil, net: 1)]), .init(zone: "uk", bands: [.init(upTo: nil, net: 2)]),
        ]
      } == ["carrierServices[0].rates[1].zone": .duplicate("uk", firstAt: "carrierServices[0].rates[0].zone")])
  }

  @Test func `a reference is neither blank nor a path`() {
    #expect(facts { $0.zones[0].reference = " " } == ["zones[0].reference": .blank])
    #expect(
      facts { $0.serviceGroups[0].reference = "a/b" } == [
        "serviceGroups[0].reference": .slashInReference("a/b")
      ])
  }

  @Test func `bands are ordered, priced and do not overlap`() {
    func bands(_ bands: [CatalogDocument.Band]) -> [String: CatalogProblem.Fact] {
      service { $0.rates = [.init(zone: "UK", bands: bands)] }
    }
    let path = "carrierServices[0].rates[0].bands"
    #expect(bands([]) == [path: .noBands])
    #expect(
      bands([.init(upTo: 5, net: 1), .init(upTo: 2, net: 2)]) == [
        "\(path)[1].upTo": .bandsOutOfOrder(2, after: 5)
      ])
    #expect(
      bands([.init(upTo: 5, net: 1), .init(upTo: 5, net: 2)]) == [
        "\(path)[1].upTo": .bandsOutOfOrder(5, after: 5)
      ])
    #expect(bands([.init(upTo: nil, net: 1), .init(upTo: 2, net: 2)]) == ["\(path)[0].upTo": .openBandNotLast])
    #expect(bands([.init(upTo: 0, net: 1)]) == ["\(path)[0].upTo": .notPositive(0)])
    #expect(bands([.init(upTo: 2, net: nil)]) == ["\(path)[0].net": .priceMissing])
    #expect(bands([.init(upTo: 2, net: -1)]) == ["\(path)[0].net": .negative(-1)])
    #expect(
      bands([.init(upTo: 2, net: decimal("4.955"))]) == [
        "\(path)[0].net": .tooManyDecimals(decimal("4.955"), most: 2)
      ])
    #expect(
      bands([.init(upTo: decimal("1.00001"), net: 1)]) == [
        "\(path)[0].upTo": .tooManyDecimals(decimal("1.00001"), most: 4)
      ])
    #expect(
      bands([.init(upTo: 2, net: decimal("1e30"))]) == [
        "\(path)[0].net": .tooLarge(decimal("1e30"), most: 1_000_000)
      ])
  }

  @Test func `a service reaches something`() {
    #expect(service { $0.rates = [] } == ["carrierServices[0].rates": .nothingReached])
    #expect(service { $0.rates = nil } == ["carrierServices[0].rates": .nothingReached])
    #expect(service { $0.legs = [] } == ["carrierServices[0].legs": .noLegs])
  }

  @Test func `places are written as they are known`() {
    #expect(
      service { $0.rules = .init(excludedPostcodes: ["M2", "Manchester"]) } == [
        "carrierServices[0].rules.excludedPostcodes[1]": .badPostcode("Manchester")
      ])
    for text in ["M2 6L", "2M", "", "M266LW2", "MAN1", "M 6LW", "M2-6"] {
      #expect(
        service { $0.rules = .init(excludedPostcodes: [text]) } == [
          "carrierServices[0].rules.excludedPostcodes[0]": .badPostcode(text)
        ])
    }
    for text in ["32", "3222", "902-", "906-902", "abc", "1-2-3", "-322"] {
      #expect(
        service { $0.rules = .init(excludedZips: [text]) } == [
          "carrierServices[0].rules.excludedZips[0]": .badZip(text)
        ])
    }
    #expect(
      service { $0.rules = .init(excludedCountries: ["GB", "Ireland"]) } == [
        "carrierServices[0].rules.excludedCountries[1]": .badCountry("Ireland")
      ])
    #expect(facts { $0.zones[0].countries = ["GBR"] } == ["zones[0].countries[0]": .badCountry("GBR")])
    #expect(facts { $0.zones[0].countries = [] } == ["zones[0].countries": .noCountries])
    #expect(
      facts { $0.zones.append(.init(reference: "X", countries: ["FR"], postcodes: ["BT"])) } == [
        "zones[1].postcodes": .postcodesOutsideUnitedKingdom
      ])
    var location = CatalogDocument.ShippingLocation(reference: "L")
    location.country = "England"
    #expect(
      facts { $0.shippingLocations = [location] } == ["shippingLocations[0].country": .badCountry("England")])
  }

  @Test func `ranges run upwards`() {
    var rules = CatalogDocument.Rules()
    rules.weight = [.init(from: 1, to: 2), .init(from: 5, to: 2)]
    rules.girth = [.init(from: -1, to: 2)]
    rules.tags = [" "]
    #expect(
      service { $0.rules = rules } == [
        "carrierServices[0].rules.weight[1]": .rangeReversed(from: 5, to: 2),
        "carrierServices[0].rules.girth[0].from": .negative(-1), "carrierServices[0].rules.tags[0]": .blank,
      ])
  }

  @Test func `dates can be kept`() throws {
    let (ten, noon) = (try #require(TimeOfDay("10:00")), try #require(TimeOfDay("12:00")))
    #expect(
      service { $0.collection = .init(cutOff: noon, time: ten) } == [
        "carrierServices[0].collection.cutOff": .cutOffAfterCollection(cutOff: "12:00:00", collection: "10:00:00")
      ])
    #expect(service { $0.collection = .init(time: ten) } == [:])
    #expect(
      service { $0.collection = .init(days: []) } == ["carrierServices[0].collection.days": .noCollectionDays])
    #expect(
      service { $0.operationalCutOff = .at(TimeOfDay("15:31") ?? .midnight) } == [
        "carrierServices[0].operationalCutOff": .operationalCutOffAfterCutOff("15:31:00", cutOff: "15:30:00")
      ])
    #expect(service { $0.operationalCutOff = CatalogDocument.OperationalCutOff.none } == [:])
    for days in [0, 91] { #expect(facts { $0.optionDays = days } == ["optionDays": .optionDays(days, most: 90)]) }
    #expect(facts { $0.optionDays = 90 } == [:])
    #expect(service { $0.deliveryDays = [] } == ["carrierServices[0].deliveryDays": .noDeliveryDays])
    #expect(
      service { $0.transitDays = -1 } == ["carrierServices[0].transitDays": .transitDays(-1, most: 60)])
    #expect(
      service { $0.rates?[0].transitDays = .max } == [
        "carrierServices[0].rates[0].transitDays": .transitDays(.max, most: 60)
      ])
    #expect(
      service { $0.deliveryWindow = .init(from: noon, to: ten) } == [
        "carrierServices[0].deliveryWindow": .deliveryWindowReversed(from: "12:00:00", to: "10:00:00")
      ])
  }

  @Test func `money is told in a currency and taxed within reason`() {
    #expect(service { $0.currency = "£" } == ["carrierServices[0].currency": .badCurrency("£")])
    #expect(
      service { $0.tax = .init(rate: 20) } == ["carrierServices[0].tax.rate": .tooLarge(20, most: 1)])
    #expect(
      service { $0.tax = .init(rate: nil, countryIsoCode: "UKX") } == [
        "carrierServices[0].tax.countryIsoCode": .badCountry("UKX")
      ])
    #expect(
      service { $0.surcharges = [.init(reference: "FUEL")] } == ["carrierServices[0].surcharges[0]": .emptySurcharge])
    #expect(
      service { $0.surcharges = [.init(reference: "FUEL", percent: -1)] } == [
        "carrierServices[0].surcharges[0].percent": .negative(-1)
      ])
  }

  @Test func `tracking patterns are usable`() {
    #expect(
      facts { $0.carriers[0].tracking = .init(pattern: "TRK") } == [
        "carriers[0].tracking.pattern": .tracking(.sequences(found: 0))
      ])
    #expect(
      facts { $0.carriers[0].tracking = .init(pattern: "T{sequence:2}", start: 100) } == [
        "carriers[0].tracking.start": .trackingStart(100, capacity: 100)
      ])
    #expect(
      facts { $0.carriers[0].tracking = .init(pattern: "T{sequence:2}", start: -1) } == [
        "carriers[0].tracking.start": .trackingStart(-1, capacity: 100)
      ])
    #expect(
      facts { $0.carriers.append(.init(reference: "Y", tracking: .init(pattern: "TRK{sequence:8}", start: 5))) } == [
        "carriers[2].tracking.start": .trackingStartsDiffer(
          pattern: "TRK{sequence:8}", otherAt: "carriers[0].tracking.start")
      ])
  }

  @Test func `package sizes have sides`() {
    #expect(
      facts { $0.packageSizes = [.init(reference: "S", length: 0, width: -1, height: 1)] } == [
        "packageSizes[0].length": .notPositive(0), "packageSizes[0].width": .negative(-1),
      ])
  }

  @Test func `every mistake is told at once, with path and cure`() throws {
    var document = document([service("A"), service("B")])
    document.carrierServices[0].carrier = "CARRIER"
    document.carrierServices[1].rates?[0].bands[1].net = nil
    document.serviceGroups = [.init(reference: "g", services: ["A", "B", "C_1"])]
    let mistakes = #expect(throws: CatalogProblems.self) { try Catalog(document) }?.mistakes ?? []
    #expect(
      mistakes.map(\.description) == [
        "carrierServices[0].carrier: there is no carrier 'CARRIER'; did you mean 'CARRIER_X'?",
        "carrierServices[1].rates[0].bands[1].net: the band has no price; add 'net', the price without tax",
        "serviceGroups[0].services[2]: there is no carrier service 'C_1'; declare it, or name a carrier service that is declared",
      ])
  }
}
