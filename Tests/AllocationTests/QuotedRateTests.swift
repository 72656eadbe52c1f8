import Contract
import FoundationEssentials
import Testing

@testable import Allocation

/// The published example of a price: contract/20-rules-and-catalog.md, section 6.
@Suite struct QuotedRateTests {
  @Test func `the published rate is reproduced member for member`() throws {
    let net = try #require(Decimal(string: "27.69"))
    var document = CatalogDocument()
    document.carriers = [.init(reference: "C", name: "Carrier", tracking: .init(pattern: "T{sequence:2}", start: 1))]
    var service = CatalogDocument.CarrierService(reference: "C_DAY", name: "Day", carrier: "C")
    service.rates = [.init(zone: "GB", bands: [.init(upTo: 10, net: net)])]
    document.carrierServices = [service]
    var consignment = Consignment.Fixed(
      reference: "EC-000-000-001", customerReference: "", dateCreated: DateTimeOffset(ticks: 0),
      weight: Weight(value: 1), value: Money(amount: 1, currency: Currency(isoCode: "GBP")))
    var destination = Address(addressType: .destination)
    destination.country = Shared(Country(name: nil, twoLetterCode: "GB"))
    destination.postcode = "M1 5WG"
    consignment.addresses = [Shared(destination)]
    let now = try #require(DateTimeOffset("2019-06-14T09:00:00Z"))
    let offer = try #require(try Catalog(document).assess(Consignment(consignment), at: now).winner)
    #expect(
      offer.price
        == Rate(
          net: net, gross: try #require(Decimal(string: "33.23")),
          taxRate: TaxRate(
            reference: "GB-0.2000", countryIsoCode: "GB", type: .standard, rate: try #require(Decimal(string: "0.2"))),
          vatAmount: try #require(Decimal(string: "5.54")), currency: Currency(name: "Pound Sterling", isoCode: "GBP")))
  }

  @Test func `each of two prices in turn is told as it would be alone`() throws {
    let catalog = try catalog(service("S"))
    for weight in ["1", "1", "3", "1", "3", "3"] {
      let consignment = consignment(weight: decimal(weight))
      let offer = try #require(catalog.assess(consignment, at: friday).winner)
      var alone = offer.price
      alone.taxRate?.reference = nil
      alone.currency?.name = nil
      #expect(offer.storedPrice == alone)
      #expect(offer.storedPrice.net == decimal(weight == "1" ? "4.95" : "12.10"))
    }
  }
}
