import Allocation
import Contract
import Foundation
import Testing

struct ChoiceTests {
  @Test func `the lowest total net wins, surcharges included`() throws {
    let catalog = try catalog(
      service("CHEAP_BASE", net: "4.00") { $0.surcharges = [.init(reference: "FUEL", percent: 50)] },
      service("FLAT", net: "5.00"), service("DEAR", net: "9.00"))
    let assessment = catalog.assess(consignment(), at: friday)
    #expect(assessment.winner?.service.reference == "FLAT")
    #expect(assessment.offers.map(\.net) == [5, 6, 9])
    #expect(assessment.exclusions.isEmpty)
  }

  @Test func `a tie goes to the lower reference by ordinal comparison`() throws {
    let catalog = try catalog(service("b"), service("a"), service("D"), service("C_"))
    #expect(catalog.assess(consignment(), at: friday).offers.map(\.service.reference) == ["C_", "D", "a", "b"])
  }

  @Test func `a disabled and an unconfigured service are never chosen, also from a group`() throws {
    var document = document([
      service("OFF", net: "1") { $0.enabled = false }, service("BARE", net: "2") { $0.configured = false },
      service("ON", net: "3"),
    ])
    document.serviceGroups = [.init(reference: "Sat Del", name: "Saturday", services: ["OFF", "bare", "ON"])]
    let catalog = try Catalog(document)
    let group = try #require(catalog.serviceGroup("sat del"))
    for candidates in [Candidates.all, .group(group)] {
      let assessment = catalog.assess(consignment(), among: candidates, at: friday)
      #expect(assessment.winner?.service.reference == "ON")
      #expect(assessment.exclusions.map(\.reasons) == [[.disabled], [.notConfigured]])
      #expect(Set(assessment.exclusions.map(\.text)) == ["Service availability data not configured"])
    }
  }

  @Test func `a group is asked alone, and so is a service`() throws {
    var document = document([service("A", net: "1"), service("B", net: "2"), service("C", net: "3")])
    document.serviceGroups = [.init(reference: "g", services: ["C", "B"])]
    let catalog = try Catalog(document)
    let group = try #require(catalog.serviceGroup("G"))
    #expect(catalog.assess(consignment(), among: .group(group), at: friday).winner?.service.reference == "B")
    let dear = try #require(catalog.carrierService("c"))
    let alone = catalog.assess(consignment(), among: .service(dear), at: friday)
    #expect(alone.winner?.service.reference == "C")
    #expect(alone.offers.count == 1 && alone.exclusions.isEmpty)
  }

  @Test(
    arguments: [
      (CatalogDocument.CarrierService.Direction.both, Consignment.Direction.inbound, true), (.both, .outbound, true),
      (.outbound, .outbound, true), (.outbound, .inbound, false), (.inbound, .inbound, true),
      (.inbound, .outbound, false),
    ] as [(CatalogDocument.CarrierService.Direction, Consignment.Direction, Bool)])
  func `a service carries in its own direction`(
    allowed: CatalogDocument.CarrierService.Direction, asked: Consignment.Direction, taken: Bool
  ) throws {
    let catalog = try catalog(service("S") { $0.direction = allowed })
    var parcel = consignment()
    parcel.fixed.direction = asked
    #expect(catalog.reasons(against: parcel) == (taken ? [] : [.direction(found: asked, allowed: allowed)]))
  }

  @Test func `a destination that no rate covers is not served`() throws {
    let catalog = try catalog(service("S"))
    let exclusion = try #require(
      catalog.assess(consignment(country: "FR", postcode: "75001"), at: friday).exclusions.first)
    #expect(exclusion.reasons == [.destinationNotServed(country: "FR", postcode: "75001")])
    #expect(exclusion.text == "This service is not available between the selected addresses.")
  }

  @Test func `a destination that is named but not priced has no price`() throws {
    let catalog = try catalog(
      service("S") { service in
        service.rates = nil
        service.destinations = ["GB"]
      })
    #expect(catalog.reasons(against: consignment()) == [.noPrice(weight: decimal("1.25"), heaviest: nil)])
  }

  @Test(
    arguments: [
      ("2", "4.95"), ("2.0001", "12.1"), ("2.00001", "12.1"), ("30", "12.1"), ("30.1", nil), ("0", "4.95"),
    ] as [(String, String?)])
  func `the band of the total weight prices a consignment`(weight: String, net: String?) throws {
    let catalog = try catalog(service("S"))
    let assessment = catalog.assess(consignment(weight: decimal(weight)), at: friday)
    #expect(assessment.winner?.net == net.map(decimal))
    if net == nil {
      #expect(assessment.exclusions.first?.text == "No cost and/or pricing data configured")
      #expect(
        assessment.exclusions.first?.reasons == [.noPrice(weight: decimal(weight), heaviest: 30)])
    }
  }

  @Test func `the first rate whose zone covers the destination applies`() throws {
    var document = document([
      service("S") { service in
        service.rates = [
          .init(zone: "ni", bands: [.init(upTo: nil, net: 9)]), .init(zone: "GB", bands: [.init(upTo: nil, net: 4)]),
          .init(zone: "WORLD", bands: [.init(upTo: nil, net: 40)]),
        ]
      }
    ])
    document.zones = [
      .init(reference: "NI", countries: ["GB"], postcodes: ["BT"]), .init(reference: "World", countries: ["*"]),
    ]
    let catalog = try Catalog(document)
    func net(_ country: String, _ postcode: String) -> Decimal? {
      catalog.assess(consignment(country: country, postcode: postcode), at: friday).winner?.net
    }
    #expect(net("GB", "BT1 5GS") == 9)
    #expect(net("GB", "B1 1AA") == 4)
    #expect(net("BR", "01000-000") == 40)
  }

  @Test func `a service can be limited to parts of the country and to origins`() throws {
    var document = document([
      service("S") { $0.destinations = ["NI", "SCOTLAND"] },
      service("T") { $0.origins = ["US"] },
      service("U") { $0.destinations = ["NI", "GB"] },
    ])
    document.zones = [
      .init(reference: "NI", countries: ["GB"], postcodes: ["BT"]),
      .init(reference: "SCOTLAND", countries: ["GB"], postcodes: ["EH", "G"]),
    ]
    let catalog = try Catalog(document)
    #expect(catalog.takers(of: consignment(postcode: "BT1 5GS")) == ["S", "U"])
    #expect(catalog.takers(of: consignment(postcode: "G1 1AA")) == ["S", "U"])
    #expect(catalog.takers(of: consignment(postcode: "GU1 1AA")) == ["U"])
    let last = catalog.assess(consignment(), at: friday).exclusions.last
    #expect(last?.reasons == [.originNotServed(country: "GB")])
  }

  @Test func `a price is net, tax to the penny and gross, as the vendor's example`() throws {
    let catalog = try catalog(service("S", net: "27.69"))
    let price = try #require(catalog.assess(consignment(), at: friday).winner).price
    #expect(price.net == decimal("27.69"))
    #expect(price.vatAmount == decimal("5.54"))
    #expect(price.gross == decimal("33.23"))
    #expect(
      price.taxRate
        == TaxRate(reference: "GB-0.2000", countryIsoCode: "GB", type: .standard, rate: decimal("0.2")))
    #expect(price.currency == Currency(name: "Pound Sterling", isoCode: "GBP"))
  }

  @Test func `a stored price loses the tax's reference and the currency's name`() throws {
    let catalog = try catalog(service("S", net: "22.99") { $0.tax = .init(rate: 0) })
    let price = try #require(catalog.assess(consignment(), at: friday).winner).storedPrice
    #expect(price.gross == decimal("22.99"))
    #expect(price.vatAmount == 0)
    #expect(price.taxRate == TaxRate(reference: nil, countryIsoCode: "GB", type: .zero, rate: 0))
    #expect(price.currency == Currency(isoCode: "GBP"))
  }

  @Test func `surcharges add per cent, a sum and a price for each kilogram, each rounded to the penny`() throws {
    let catalog = try catalog(
      service("S", net: "4.95") { service in
        var compound = CatalogDocument.Surcharge(reference: "COMPOUND", percent: 10)
        compound.appliesToBaseOnly = false
        var highlands = CatalogDocument.Surcharge(reference: "HIGHLANDS", amount: 20)
        highlands.postcodes = ["IV"]
        var london = CatalogDocument.Surcharge(reference: "LONDON", amount: 1)
        london.zones = ["LONDON"]
        service.surcharges = [
          .init(reference: "FUEL", percent: decimal("5.5")), .init(reference: "HANDLING", amount: decimal("1.50")),
          .init(reference: "WEIGHT", perKg: decimal("0.333")), compound, highlands, london,
        ]
      }, zones: [.init(reference: "LONDON", countries: ["GB"], postcodes: ["SW", "EC"])])
    let offer = try #require(catalog.assess(consignment(), at: friday).winner)
    // 5.5 % of 4.95 is 0.27225; 0.333 times 1.25 kg is 0.41625; 10 % of 7.14 is 0.714.
    #expect(offer.surcharges.map(\.reference) == ["FUEL", "HANDLING", "WEIGHT", "COMPOUND", "LONDON"])
    #expect(
      offer.surcharges.map(\.amount) == [decimal("0.27"), decimal("1.5"), decimal("0.42"), decimal("0.71"), 1])
    #expect(offer.basePrice.net == decimal("4.95"))
    #expect(offer.net == decimal("8.85"))
  }

  @Test(arguments: [
    "99999999999999999999999999999999999999", "1e60", "-5", "1e-60", "NaN", "0.1234567890123456789012345678",
  ])
  func `huge, tiny and impossible numbers are excluded or priced, and never trap`(text: String) throws {
    let catalog = try catalog(
      service("OPEN") { service in
        service.rates = [.init(zone: "GB", bands: [.init(upTo: nil, net: 1_000_000)])]
        service.surcharges = [
          .init(reference: "A", percent: 1_000_000), .init(reference: "B", perKg: 1_000_000),
        ]
        service.rules = .init()
        service.rules?.girth = [.init(from: nil, to: 1_000_000)]
        service.rules?.combinedDimensions = [.init(from: nil, to: 1_000_000)]
        service.rules?.maxValue = 1_000_000
      })
    let number = text == "NaN" ? Decimal.nan : decimal(text)
    for parcel in [
      consignment(weight: number), consignment(value: number),
      consignment(sides: [(number, number, number), (1, number, 2)]),
    ] {
      let assessment = catalog.assess(parcel, at: friday)
      #expect(assessment.offers.count + assessment.exclusions.count == 1)
      for exclusion in assessment.exclusions { #expect(!exclusion.text.isEmpty) }
      if let offer = assessment.winner { #expect((offer.price.gross ?? 0) > 0) }
    }
    if text.hasPrefix("9") || text == "1e60" || text == "NaN" {
      #expect(!catalog.takes(consignment(weight: number)))
      #expect(!catalog.takes(consignment(value: number)))
      #expect(!catalog.takes(consignment(sides: [(number, number, number)])))
    }
  }

  @Test func `a consignment without addresses is refused by place`() throws {
    let catalog = try catalog(service("S"))
    var parcel = consignment()
    parcel.fixed.addresses = []
    #expect(catalog.reasons(against: parcel) == [.destinationNotServed(country: nil, postcode: nil)])
  }

  @Test func `every service is either an offer or an exclusion, once`() throws {
    let services = (0..<60).map { number in
      service("S_\(number)", net: "\(number + 1)", to: number % 3 == 0 ? "FR" : "GB") { service in
        service.enabled = number % 7 != 0
        service.rules = .init(excludedPostcodes: number % 5 == 0 ? ["SW"] : nil)
      }
    }
    let catalog = try Catalog(document(services))
    let assessment = catalog.assess(consignment(), at: friday)
    let offered = assessment.offers.map(\.service.reference)
    let excluded = assessment.exclusions.map(\.service.reference)
    #expect(Set(offered).union(excluded).count == 60)
    #expect(offered.count + excluded.count == 60)
    #expect(excluded == services.map(\.reference).filter { !offered.contains($0) })
  }
}

func catalog(_ service: CatalogDocument.CarrierService, zones: [CatalogDocument.Zone]) throws -> Catalog {
  var document = document([service])
  document.zones = zones
  return try Catalog(document)
}
