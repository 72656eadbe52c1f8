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
}
