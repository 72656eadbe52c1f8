import Allocation
import Contract
import FoundationEssentials
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/51-delivery-and-pickup-options.md, section 1, "Locator".
  static let pickupLocator = [
    Operation(
      "FindNearestPickUpLocations", .post, "/pickUpLocationLocator",
      OperationDescription(
        "The shops nearest to an address.", body: .required(FindNearestPickUpLocationRequest.self),
        answers: .ok(FindNearestPickUpLocationResponse.self),
        example: .body(
          #"{"Address":{"Postcode":"M1 5WG","Country":{"IsoCode":{"TwoLetterCode":"GB"}}},"MaximumDistance":5,"MaximumNumberOfResults":2}"#
        )),
      perform: findNearest)
  ]

  private static func findNearest(_ call: Call) throws -> Reply {
    let body = try call.body(FindNearestPickUpLocationRequest.self)
    guard let address = body.address, body.problems.isEmpty else { throw VendorFailure.invalid(body.problems) }
    let (world, usual) = (call.snapshot(), ShopReach.usual)
    let wanted = body.wanted
    let found = world.catalog.nearestShops(
      to: address, within: body.maximumDistance?.kilometres ?? usual.kilometres,
      most: body.maximumNumberOfResults ?? usual.most, openOn: body.deliveryDate?.localDate,
      servedBy: { service in wanted.isEmpty || wanted.contains { $0.names(service) } }, occupancy: world.shopOccupancy)
    return try call.reply(
      FindNearestPickUpLocationResponse(
        locations: found.map { PickupLocation($0.shop, distance: $0.distance, at: world.now) }))
  }
}

extension FindNearestPickUpLocationRequest {
  /// What is wrong with it.
  fileprivate var problems: [FieldProblem] {
    var problems: [FieldProblem] = []
    if address == nil { problems.append(FieldProblem(path: "Address", message: "Address is required")) }
    if let most = maximumNumberOfResults, !(1...50).contains(most) {
      problems.append(
        FieldProblem(path: "MaximumNumberOfResults", message: "MaximumNumberOfResults must be from 1 to 50"))
    }
    if let distance = maximumDistance?.value, distance <= 0 || distance > 100_000 {
      problems.append(
        FieldProblem(path: "MaximumDistance", message: "MaximumDistance must be more than 0 and at most 100000"))
    }
    return problems
  }

  /// The services that are to come to the shops, leg by leg.
  fileprivate var wanted: [CarrierService] { mpdCarrierServices.flatMap(\.journey).compactMap(\.carrierService) }
}

extension FindNearestPickUpLocationRequest.CarrierService {
  /// Whether a service is called so, or one that carries a leg of it; without a reference, whether it is the carrier's. *Assumed.*
  fileprivate func names(_ service: Allocation.CarrierService) -> Bool {
    func isSame(_ one: String?, _ other: String?) -> Bool { one?.lowercased() == other?.lowercased() }
    guard let reference, !reference.isEmpty else { return isSame(carrierReference, service.carrier.reference) }
    return isSame(reference, service.reference)
      || service.legs.contains { isSame(reference, $0.serviceReference) }
  }
}
