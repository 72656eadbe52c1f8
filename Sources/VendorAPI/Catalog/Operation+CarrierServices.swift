import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/20-rules-and-catalog.md, section 2, "Endpoints".
  static let carrierServices = [
    Operation(
      "GetMpdCarrierServices", .get, "/carrierservices",
      OperationDescription("The services that are allocated to.", answers: .ok(MpdCarrierServicesResponse.self)),
      perform: getMpdCarrierServices),
    Operation(
      "GetCarrierServices", .get, "/carrierservices/carrierservices",
      OperationDescription("The carriers' own services below them.", answers: .ok(CarrierServicesResponse.self)),
      perform: getCarrierServices),
    Operation(
      "GetSubscription", .get, "/carriers",
      OperationDescription(
        "The services of the customer's subscription.", answers: .ok(MpdCarrierServicesResponse.self)),
      perform: getMpdCarrierServices),
    Operation(
      "GetCarriers", .get, "/carriers/getcarriers",
      OperationDescription("The carriers.", answers: .ok(listOf: MpdCarrier.self)), perform: getCarriers),
    Operation(
      "GetCollectionCalendar", .get, "/collectioncalendar/{shippingLocationReference}/{mpdCarrierReference}",
      OperationDescription(
        "When a carrier collects at a shipping location.", answers: .ok(CollectionCalendar.self),
        failures: [.notFound]),
      perform: getCollectionCalendar),
  ]

  private static func getMpdCarrierServices(_ call: Call) throws -> Reply {
    let catalog = call.visit(\.catalog)
    return try call.reply(MpdCarrierServicesResponse(catalog.carrierServices.map(MpdCarrierService.init)))
  }

  /// The services below the customer's, each once.
  private static func getCarrierServices(_ call: Call) throws -> Reply {
    let catalog = call.visit(\.catalog)
    var seen: Set<String> = []
    let services = catalog.carrierServices.flatMap(\.journey).map(\.carrierService).filter { service in
      seen.insert(service.carrierReference + "/" + service.reference).inserted
    }
    return try call.reply(CarrierServicesResponse(services))
  }

  private static func getCarriers(_ call: Call) throws -> Reply {
    let catalog = call.visit(\.catalog)
    return try call.reply(catalog.carriers.map { MpdCarrier(reference: $0.mpdReference, name: $0.name) })
  }

  private static func getCollectionCalendar(_ call: Call) throws -> Reply {
    let (catalog, customer) = call.visit { ($0.catalog, $0.customerReference) }
    let name = call.parameter("shippingLocationReference")
    guard let location = catalog.shippingLocation(name) else {
      throw VendorFailure.catalog(
        .shippingLocationNotFound(
          name, customer: customer, known: catalog.numberedLocations.map(\.location.reference)))
    }
    let carrierName = call.parameter("mpdCarrierReference")
    guard let carrier = catalog.carrier(mpdReference: carrierName) else {
      throw VendorFailure.catalog(
        .carrierNotFound(carrierName, known: catalog.carriers.map(\.mpdReference)))
    }
    return try call.reply(
      CollectionCalendar(
        shippingLocationReference: location.reference, mpdCarrierReference: carrier.mpdReference,
        rules: rules(of: carrier, in: catalog)))
  }

  /// The collections of all the carrier's services, each once, from Monday on.
  private static func rules(of carrier: Carrier, in catalog: Catalog) -> [CollectionCalendar.Rule] {
    var rules: [CollectionCalendar.Rule] = []
    let services = catalog.carrierServices.filter { $0.carrier == carrier && $0.isEnabled && $0.isConfigured }
    let collections = services.compactMap(catalog.collection)
    for day in Weekday.allCases {
      var ofDay: [CollectionCalendar.Rule] = []
      for times in collections where times.days.contains(day) {
        let rule = CollectionCalendar.Rule(
          dayOfWeek: day, collectionTime: times.time, allocationCutOff: times.cutOff)
        if !ofDay.contains(rule) { ofDay.append(rule) }
      }
      rules += ofDay.sorted { ($0.collectionTime, $0.allocationCutOff) < ($1.collectionTime, $1.allocationCutOff) }
    }
    return rules
  }
}
