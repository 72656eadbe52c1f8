import Contract
import FoundationEssentials
import Testing

@testable import Allocation

/// What quotes and explanations tell of an exclusion beside its words.
@Suite struct ExclusionFactsTests {
  private static let spring = CalendarDate(daysSinceEpoch: 18_000)
  private static let ten = TimeOfDay(hour: 10, minute: 0) ?? .midnight
  private static let range = [CatalogDocument.Bounds(from: 1, to: 25)]

  /// Reason, rule, found, limit, available, rates.
  private static let table: [(ExclusionReason, String, String?, String?, Bool, Bool)] = [
    (.disabled, "disabled", nil, nil, false, true),
    (.notConfigured, "notConfigured", nil, nil, false, true),
    (.direction(found: .inbound, allowed: .outbound), "direction", "Inbound", "Outbound", false, true),
    (.originNotServed(country: "US"), "originNotServed", "US", nil, false, true),
    (
      .destinationNotServed(country: "GB", postcode: "M2 6LW"), "destinationNotServed", "M2 6LW, GB", nil, false, true
    ),
    (.countryExcluded(country: "KP"), "countryExcluded", "KP", "not KP", false, true),
    (.postcodeExcluded(postcode: "M2 6LW", part: "M2"), "postcodeExcluded", "M2 6LW", "not M2", false, true),
    (.zipExcluded(zip: "02134", prefix: 21), "zipExcluded", "02134", "not 021", false, true),
    (.weight(found: 30, allowed: range), "weight", "30", "1 to 25", false, false),
    (.length(package: 2, found: 30, allowed: range), "length", "30", "1 to 25", false, false),
    (.girth(package: 1, found: 30, allowed: range), "girth", "30", "1 to 25", false, false),
    (.combinedDimensions(package: 1, found: 30, allowed: range), "combinedDimensions", "30", "1 to 25", false, false),
    (.noPrice(weight: 30, heaviest: 20), "noPrice", "30", "up to 20", true, false),
    (.noPrice(weight: 30, heaviest: nil), "noPrice", "30", nil, true, false),
    (
      .shippingDatePast(asked: spring, today: spring), "shippingDatePast", "2019-04-14", "from 2019-04-14", false, false
    ),
    (
      .notCollectedOn(asked: spring, collectionDays: [.monday, .friday]), "notCollectedOn", "2019-04-14",
      "Monday, Friday", false, false
    ),
    (.cutOffPassed(now: ten, cutOff: .midnight), "cutOffPassed", "10:00:00", "00:00:00", false, false),
    (
      .deliveredTooLate(asked: spring, earliest: spring), "deliveredTooLate", "2019-04-14", "from 2019-04-14", false,
      false
    ),
    (.notDeliveredOn(asked: spring, nearest: spring), "notDeliveredOn", "2019-04-14", "2019-04-14", false, false),
    (
      .deliveryWindow(askedFrom: .midnight, askedTo: ten, from: ten, to: ten), "deliveryWindow",
      "00:00:00 to 10:00:00", "10:00:00 to 10:00:00", false, false
    ),
    (.value(found: 900, limit: 500), "value", "900", "up to 500", true, true),
    (.tags(missing: ["Oil"], allowed: ["Alcohol", "Flammables"]), "tags", "Oil", "Alcohol, Flammables", true, true),
  ]

  private static func service() throws -> CarrierService {
    var document = CatalogDocument()
    document.carriers = [.init(reference: "C", name: "Carrier", tracking: .init(pattern: "T{sequence:2}", start: 1))]
    var service = CatalogDocument.CarrierService(reference: "C_DAY", name: "Day", carrier: "C")
    service.destinations = ["GB"]
    document.carrierServices = [service]
    return try #require(try Catalog(document).carrierServices.first)
  }

  @Test(arguments: table.indices)
  func `a reason tells its rule, the value found and the limit`(index: Int) throws {
    let (reason, rule, found, limit, isAvailable, hasRates) = Self.table[index]
    #expect(reason.rule == rule)
    #expect(reason.found == found)
    #expect(reason.limit == limit)
    let exclusion = Exclusion(service: try Self.service(), reasons: [reason])
    #expect(exclusion.isAvailable == isAvailable)
    #expect(exclusion.hasRates == hasRates)
  }

  /// The last row of contract/20-rules-and-catalog.md, section 8.
  @Test func `an address and a dimension together leave neither availability nor rates`() throws {
    let exclusion = Exclusion(
      service: try Self.service(),
      reasons: [
        .destinationNotServed(country: "GB", postcode: nil), .length(package: 1, found: 30, allowed: Self.range),
      ])
    #expect(
      exclusion.text == "This service is not available between the selected addresses. "
        + "This service is not available for the given package dimensions/weight.")
    #expect(!exclusion.isAvailable)
    #expect(!exclusion.hasRates)
  }

  @Test func `only what is measured by package names one`() {
    for (reason, rule, _, _, _, _) in Self.table {
      #expect((reason.package != nil) == ["length", "girth", "combinedDimensions"].contains(rule), "\(rule)")
    }
  }
}
