import Allocation
import Contract
import Foundation
import Testing

struct RulesTests {
  @Test(
    arguments: [
      ([], ["A", "B", "C", "D", "E"]),
      (["Alcohol"], ["A", "C"]),
      (["Flammables"], ["B", "C"]),
      (["Alcohol", "Flammables"], ["C"]),
      (["Alcohol", "Flammables", "Oil"], []),
      (["Oil"], ["D"]),
      (["Alcohol", "Oil"], []),
      (["Flammables", "Oil"], []),
      (["Explosives"], []),
      (["alcohol"], []),
      ([" Alcohol ", "Alcohol"], ["A", "C"]),
      (["  "], ["A", "B", "C", "D", "E"]),
    ] as [([String], [String])])
  func `a tagged consignment only goes to services with every tag`(tags: [String], takers: [String]) throws {
    let catalog = try catalog(
      ruled("A") { $0.tags = ["Alcohol"] }, ruled("B") { $0.tags = ["Flammables"] },
      ruled("C") { $0.tags = ["Alcohol", " Flammables"] }, ruled("D") { $0.tags = ["Oil"] }, service("E"))
    #expect(catalog.takers(of: consignment(tags: tags)) == takers)
  }

  @Test(
    arguments: [
      ("M2", "M2 6LW", false), ("M2", "m26lw", false), ("M2", "M20 6LW", true), ("M2", "M2", false),
      ("M2", "M1 1AE", true),
      ("M20", "M2 0LW", true), ("M20", "M20LW", true), ("m20", "M20 1AA", false), ("M", "M20 6LW", false),
      ("M", "ME1 1AA", true), ("BT", "BT1 5GS", false),
      ("EC1A", "EC1A 1BB", false), ("EC1A", "EC1V 9LT", true), ("EC1", "EC1A 1BB", true),
      ("M2 6", "M2 6LW", false), ("M2 6", "M2 7LW", true), ("M2 6", "M26 6LW", true), ("M26", "M2 6LW", true),
      ("M2 6", "M2", true), ("M2", "not a postcode", true), ("M2", "", true),
    ] as [(String, String, Bool)])
  func `an excluded postcode covers all that is finer and nothing beside it`(
    excluded: String, destination: String, taken: Bool
  ) throws {
    let catalog = try catalog(ruled { $0.excludedPostcodes = [excluded] })
    #expect(catalog.takes(consignment(postcode: destination)) == taken)
  }

  @Test(arguments: ["M2 6LW", "M26LW", "m2 6lw", " m26lw "])
  func `M + 2 + 6 + LW excludes that unit alone, however it is written`(written: String) throws {
    let catalog = try catalog(ruled { $0.excludedPostcodes = [written] })
    for taken in ["M2 6LX", "M2 5LW", "M20 6LW", "M26 6LW", "M2", "M3 6LW"] {
      #expect(catalog.takes(consignment(postcode: taken)))
    }
    for refused in ["M2 6LW", "M26LW", "m2 6lw"] { #expect(!catalog.takes(consignment(postcode: refused))) }
    #expect(
      catalog.reasons(against: consignment(postcode: "m26lw")) == [
        .postcodeExcluded(postcode: "m26lw", part: "M2 6LW")
      ])
  }

  @Test func `UK postcodes are excluded in the United Kingdom alone`() throws {
    let catalog = try catalog(service("S", to: "IM") { $0.rules = .init(excludedPostcodes: ["M"]) })
    #expect(catalog.takes(consignment(country: "IM", postcode: "M2 6LW")))
  }

  @Test(
    arguments: [
      ("32202", false), ("32202-1234", false), ("32302", true), ("90210", false), ("90199", true), ("90699", false),
      ("90700", true), ("00501", false), ("SW1A 1AA", true), ("", true), ("9021", false),
    ] as [(String, Bool)])
  func `an excluded ZIP prefix or range covers its codes`(zip: String, taken: Bool) throws {
    let catalog = try catalog(
      service("S", to: "US") { $0.rules = .init(excludedZips: ["322", "902-906", "005"]) })
    #expect(catalog.takes(consignment(country: "US", postcode: zip)) == taken)
  }

  @Test func `ZIP prefixes are excluded in the United States alone`() throws {
    let catalog = try catalog(service("S", to: "DE") { $0.rules = .init(excludedZips: ["322"]) })
    #expect(catalog.takes(consignment(country: "DE", postcode: "32202")))
  }

  @Test func `an excluded country is not delivered to`() throws {
    var document = document([
      service("S", to: "ISLES") { $0.rules = .init(excludedCountries: ["ie"]) }
    ])
    document.zones = [.init(reference: "Isles", countries: ["GB", "IE"])]
    let catalog = try Catalog(document)
    #expect(catalog.takes(consignment()))
    #expect(catalog.reasons(against: consignment(country: "IE")) == [.countryExcluded(country: "IE")])
    #expect(!catalog.takes(consignment(country: "ie")))
  }

  @Test(
    arguments: [
      ("0.9999", false), ("1", true), ("25", true), ("25.0001", false), ("25.00001", false), ("0.99999", false),
    ] as [(String, Bool)])
  func `the bounds of a range are inclusive`(weight: String, taken: Bool) throws {
    let catalog = try catalog(ruled { $0.weight = [.init(from: 1, to: 25)] })
    #expect(catalog.takes(consignment(weight: decimal(weight))) == taken)
  }

  @Test(
    arguments: [
      ("5", true), ("10", true), ("10.5", false), ("15", true), ("20", true), ("21", false), ("4", false),
    ] as [(String, Bool)])
  func `several ranges of one kind are a union`(weight: String, taken: Bool) throws {
    let catalog = try catalog(ruled { $0.weight = [.init(from: 15, to: 20), .init(from: 5, to: 10)] })
    #expect(catalog.takes(consignment(weight: decimal(weight))) == taken)
  }

  @Test func `weight in pounds is compared in kilograms`() throws {
    let catalog = try catalog(ruled { $0.weight = [.init(from: nil, to: decimal("2.2679"))] })
    var parcel = consignment()
    // 5 lb are 2.26796185 kg: over the limit by less than a tenth of a gram.
    parcel.fixed.weight = Weight(value: 5, unit: .pounds)
    #expect(!catalog.takes(parcel))
    parcel.fixed.weight = Weight(value: decimal("4.9"), unit: .pounds)
    #expect(catalog.takes(parcel))
  }

  @Test(
    arguments: [
      ([(50, 40, 30)], true), ([(40, 50, 30)], true), ([(30, 40, 50)], true), ([(40, 30, 51)], true),
      ([(50, 41, 30)], false), ([(10, 10, 10), (50, 40, 31)], false), ([], true),
    ] as [([(Decimal, Decimal, Decimal)], Bool)])
  func `girth is twice the sum of the two shorter sides, of every package`(
    sides: [(Decimal, Decimal, Decimal)], taken: Bool
  ) throws {
    let catalog = try catalog(ruled { $0.girth = [.init(from: nil, to: 140)] })
    #expect(catalog.takes(consignment(sides: sides)) == taken)
  }

  @Test func `length is the longest side, and the fact names the package`() throws {
    let limit = CatalogDocument.Bounds(from: nil, to: 60)
    let catalog = try catalog(ruled { $0.length = [limit] })
    #expect(catalog.takes(consignment(sides: [(60, 1, 1)])))
    #expect(
      catalog.reasons(against: consignment(sides: [(1, 2, 3), (decimal("60.5"), 1, 1)])) == [
        .length(package: 2, found: decimal("60.5"), allowed: [limit])
      ])
  }

  @Test func `combined dimensions are length and girth`() throws {
    let catalog = try catalog(ruled { $0.combinedDimensions = [.init(from: nil, to: 190)] })
    #expect(catalog.takes(consignment(sides: [(30, 50, 40)])))
    #expect(!catalog.takes(consignment(sides: [(30, decimal("50.1"), 40)])))
    // 0.00001 more than the limit is more than the limit.
    #expect(!catalog.takes(consignment(sides: [(30, decimal("50.00001"), 40)])))
  }

  @Test func `the value rule compares the number of pounds, whatever the currency`() throws {
    let catalog = try catalog(ruled { $0.maxValue = 500 })
    #expect(catalog.takes(consignment(value: 500)))
    #expect(
      catalog.reasons(against: consignment(value: decimal("500.01"))) == [
        .value(found: decimal("500.01"), limit: 500)
      ])
    var foreign = consignment()
    foreign.fixed.value = Money(amount: 501, currency: Currency(isoCode: "JPY"))
    #expect(!catalog.takes(foreign))
  }

  @Test func `every reason is kept, and each of the vendor's texts stands once`() throws {
    let catalog = try catalog(
      ruled {
        $0.excludedPostcodes = ["SW"]
        $0.weight = [.init(from: 2, to: 3)]
        $0.length = [.init(from: nil, to: 10)]
        $0.maxValue = 1
        $0.tags = ["Alcohol"]
      })
    var parcel = consignment(tags: ["Oil", "Alcohol"])
    parcel.progress.shippingDate = moment("2019-06-15T00:00:00+01:00")
    let exclusion = try #require(catalog.assess(parcel, at: friday).exclusions.first)
    #expect(exclusion.reasons.count == 6)
    #expect(
      exclusion.text
        == "This service is not available between the selected addresses. "
        + "This service is not available for the given package dimensions/weight. "
        + "This service is not available for consignments worth more than 1. "
        + "This service is not available for consignments tagged Oil. "
        + "This service is not available for the selected collection/delivery dates.")
  }
}

extension CatalogDocument.Rules {
  init(excludedPostcodes: [String]? = nil, excludedCountries: [String]? = nil, excludedZips: [String]? = nil) {
    self.init()
    self.excludedPostcodes = excludedPostcodes
    self.excludedCountries = excludedCountries
    self.excludedZips = excludedZips
  }
}
