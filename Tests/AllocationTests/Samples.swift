import Allocation
import Contract
import Foundation
import Testing

/// Friday 14 June 2019, 10:00 in London.
let friday = moment("2019-06-14T09:00:00Z")

func moment(_ text: String) -> DateTimeOffset { DateTimeOffset(text) ?? DateTimeOffset(ticks: 0) }

func decimal(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

/// A service from the United Kingdom to wherever `zone` is, next day, for 4.95 up to 2 kg and 12.10 up to 30 kg.
func service(
  _ reference: String, net: String = "4.95", to zone: String = "GB",
  _ change: (inout CatalogDocument.CarrierService) -> Void = { _ in }
) -> CatalogDocument.CarrierService {
  var service = CatalogDocument.CarrierService(reference: reference, carrier: "CARRIER_X")
  service.rates = [
    .init(zone: zone, bands: [.init(upTo: 2, net: decimal(net)), .init(upTo: 30, net: decimal("12.10"))])
  ]
  change(&service)
  return service
}

func ruled(
  _ reference: String = "S", _ change: (inout CatalogDocument.Rules) -> Void
) -> CatalogDocument.CarrierService {
  service(reference) { service in
    var rules = CatalogDocument.Rules()
    change(&rules)
    service.rules = rules
  }
}

func document(_ services: [CatalogDocument.CarrierService]) -> CatalogDocument {
  var document = CatalogDocument()
  document.carriers = [
    .init(
      reference: "CARRIER_X", name: "Carrier X", tracking: .init(pattern: "TRK{sequence:8}", start: 9823)),
    .init(reference: "UPS", tracking: .init(pattern: "1Z9A80W5DK{sequence:7}{check:ups}", start: 9_629_316)),
  ]
  document.carrierServices = services
  return document
}

func catalog(_ services: CatalogDocument.CarrierService...) throws -> Catalog { try Catalog(document(services)) }

/// From Manchester to London: 1.25 kg, 35.99, one package of 10 × 30 × 5 cm.
func consignment(
  country: String = "GB", postcode: String? = "SW1A 1AA", weight: Decimal = decimal("1.25"),
  value: Decimal = decimal("35.99"), sides: [(Decimal, Decimal, Decimal)] = [(10, 30, 5)], tags: [String] = []
) -> Consignment {
  var consignment = Consignment.Fixed(
    reference: "EC-000-05B-MMA", customerReference: "", dateCreated: friday, weight: Weight(value: weight),
    value: Money(amount: value, currency: nil))
  var origin = Address(addressType: .origin)
  origin.country = Shared(Country(name: "United Kingdom", twoLetterCode: "GB"))
  origin.postcode = "M2 6LW"
  var destination = Address(addressType: .destination)
  destination.country = Shared(Country(name: nil, twoLetterCode: country))
  destination.postcode = postcode
  consignment.addresses = [Shared(origin), Shared(destination)]
  consignment.tags = tags
  consignment.packages = sides.map { width, length, height in
    var package = Package()
    package.dimensions = Dimensions(width: width, length: length, height: height)
    return package
  }
  return Consignment(consignment)
}

extension Catalog {
  /// The references of the services that take the consignment, in order of their names.
  func takers(of consignment: Consignment, at now: DateTimeOffset = friday) -> [String] {
    assess(consignment, at: now).offers.map(\.service.reference).sorted()
  }

  func takes(_ consignment: Consignment, at now: DateTimeOffset = friday) -> Bool {
    !takers(of: consignment, at: now).isEmpty
  }

  /// Why the catalog's one service does not take the consignment; empty when it does.
  func reasons(against consignment: Consignment, at now: DateTimeOffset = friday) -> [ExclusionReason] {
    assess(consignment, at: now).exclusions.first?.reasons ?? []
  }
}
