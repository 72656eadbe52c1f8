import Allocation
import Contract
import Foundation
import Testing

/// What is wrong with a shop, each at its place.
@Suite struct CatalogShopsTests {
  typealias Shop = CatalogDocument.Shop

  private static func facts(_ change: (inout Shop) -> Void) -> [String: CatalogProblem.Fact] {
    var document = document([
      service("SHOP") { $0.pickUp = true }, service("DOOR"),
      service("OTHER") { other in
        other.carrier = "UPS"
        other.pickUp = true
      },
    ])
    var times = CatalogDocument.OpeningTimes()
    times.monday = [window("08:00", "20:00")]
    var shop = Shop(
      shopReference: "S1", carrier: "CARRIER_X", addressLine1: "3 Model Road", town: "Manchester",
      latLong: LatLong(latitude: 53, longitude: -2), openingTimes: times)
    shop.services = ["shop"]
    change(&shop)
    document.shops = [shop]
    do throws(CatalogProblems) {
      _ = try Catalog(document)
      return [:]
    } catch {
      for mistake in error.mistakes { #expect(!mistake.what.isEmpty && !mistake.cure.isEmpty) }
      return Dictionary(error.mistakes.map { ($0.path, $0.fact) }) { first, _ in first }
    }
  }

  private static func window(_ from: String, _ to: String) -> CatalogDocument.OpeningTimes.Window {
    .init(from: TimeOfDay(from) ?? .midnight, to: TimeOfDay(to) ?? .midnight)
  }

  @Test func `a shop with a service that brings parcels there, open on one day, is none`() {
    #expect(Self.facts { _ in } == [:])
    #expect(Self.facts { $0.services = nil } == [:])
    #expect(
      Self.facts { $0.openingTimes.monday = [Self.window("08:00", "12:00"), Self.window("12:00", "18:00")] } == [:])
  }

  @Test(arguments: [
    ("OTHER", CatalogProblem.Fact.serviceOfAnotherCarrier("OTHER", carrier: "UPS")),
    ("door", .serviceWithoutPickUp("DOOR")), ("SHOPS", .unknown(.carrierService, "SHOPS", nearest: "SHOP")),
  ])
  func `a service that cannot bring parcels there is named`(service: String, fact: CatalogProblem.Fact) {
    #expect(Self.facts { $0.services = ["SHOP", service] } == ["shops[0].services[1]": fact])
  }

  @Test func `a shop that is never open is one, whether its days are absent or empty`() {
    #expect(Self.facts { $0.openingTimes = .init() } == ["shops[0].openingTimes": .neverOpen])
    #expect(Self.facts { $0.openingTimes.monday = [] } == ["shops[0].openingTimes": .neverOpen])
  }

  @Test(arguments: [
    (
      ("08:00", "12:00"), ("11:59", "18:00"), CatalogProblem.Fact.openingTimesOverlap(from: "11:59:00", end: "12:00:00")
    ),
    (("13:00", "18:00"), ("08:00", "12:00"), .openingTimesOverlap(from: "08:00:00", end: "18:00:00")),
    (("08:00", "12:00"), ("18:00", "13:00"), .deliveryWindowReversed(from: "18:00:00", to: "13:00:00")),
  ])
  func `times of a day that overlap, or end before they begin, are named`(
    first: (String, String), second: (String, String), fact: CatalogProblem.Fact
  ) {
    let facts = Self.facts { shop in
      shop.openingTimes.saturday = [Self.window(first.0, first.1), Self.window(second.0, second.1)]
    }
    #expect(facts == ["shops[0].openingTimes.saturday[1]": fact])
  }
}
