import Allocation
import Contract
import FoundationEssentials
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/51-delivery-and-pickup-options.md, sections 1, 2, 7 and 8.
  static let pickupOptions = [
    Operation(
      "GetPickupOptions", .post, "/deliveryoptions/pickupoptions",
      OperationDescription(
        "In which shops it could be collected, and when; creates no consignment.",
        body: .required(PickupOptionsRequest.self), answers: .ok(PickupOptionsResponse.self),
        example: .body(Example.consignment)),
      perform: getPickupOptions),
    Operation(
      "GetPickupOptionsForConsignment", .get, "/deliveryoptions/pickupOptions/consignment/{consignmentReference}",
      OperationDescription(
        "In which shops a consignment could be collected, and when.",
        query: [.day("deliveryDate"), QueryParameter(name: "guaranteedOnly", words: "`true` or `false`.")],
        answers: .ok(PickupOptionsResponse.self), failures: [.notFound]),
      perform: getForConsignment),
    Operation(
      "ReservePickupOption", .post, "/deliveryoptions/reserve/{pickupOptionReference}", reservation
    ) { call in
      try reserve("pickupOptionReference", call)
    },
    Operation(
      "ReservePickupOptionOfTheKit", .post, "/deliveryoptions/pickupoptions/reserve/{deliveryOptionReference}",
      reservation
    ) { call in
      try reserve("deliveryOptionReference", call)
    },
  ]

  private static var reservation: OperationDescription {
    OperationDescription(
      "Reserves a place in the shop of a pickup option.", answers: .ok(String.self), failures: [.notFound], example: nil
    )
  }

  private static func getPickupOptions(_ call: Call) throws -> Reply {
    let body = try call.body(PickupOptionsRequest.self)
    guard body.problems.isEmpty else { throw VendorFailure.invalid(body.problems) }
    let reach = ShopReach(of: body)
    let request = try call.offered(body.common, OptionDays(), within: reach)
    return try call.reply(
      PickupOptionsResponse(
        distance: body.reach?.value ?? 10, maxResults: reach.most, locations: call.locations(of: request)))
  }

  private static func getForConsignment(_ call: Call) throws -> Reply {
    let reference = call.parameter("consignmentReference")
    var days = OptionDays()
    days.exactly = try call.queryDay("deliveryDate")
    days.isGuaranteedOnly = try call.queryFlag("guaranteedOnly") ?? false
    let outcome = call.tenant.options(for: reference, on: days, within: .usual, noting: call.log)
    guard case .offered(let request) = outcome else { throw VendorFailure.consignmentNotFound(reference) }
    return try call.reply(
      PickupOptionsResponse(
        distance: 10, maxResults: ShopReach.usual.most, locations: call.locations(of: request.value)))
  }

  /// The reservation's reference alone: the body of the vendor's client, the option's reference, is not needed.
  private static func reserve(_ parameter: String, _ call: Call) throws -> Reply {
    let reference = call.parameter(parameter)
    switch call.visit({ $0.reserve(reference) }) {
    case .reserved(let reservation): return try call.reply(reservation)
    case .unknownOption: throw VendorFailure.deliveryOptionNotFound(reference)
    case .noShop: throw VendorFailure.noPickupOption(reference)
    case .expired(let until): throw VendorFailure.reservationExpired(reference, at: until)
    }
  }
}

extension Call {
  /// The shops of a request with their options, in the order in which they were found.
  fileprivate func locations(of request: OptionRequest) -> [PickupLocation] {
    var shops: [(shop: KeptShop, options: [DeliveryOption])] = []
    for kept in request.options {
      guard let shop = kept.shop else { continue }
      if shops.last?.shop.reference == shop.reference {
        shops[shops.count - 1].options.append(kept.option)
      } else {
        shops.append((shop, [kept.option]))
      }
    }
    let catalog = snapshot().catalog
    return shops.compactMap { kept, options in
      PickupLocation(kept, in: catalog, options: options, at: request.creationDate)
    }
  }

  /// The shop of an option, without the others of its options; nil for a delivery to the door.
  func location(of kept: KeptOption, in request: OptionRequest) -> PickupLocation? {
    kept.shop.flatMap { PickupLocation($0, in: snapshot().catalog, options: nil, at: request.creationDate) }
  }
}

extension PickupLocation {
  /// - Returns: nil when the catalog has the shop no more.
  fileprivate init?(_ kept: KeptShop, in catalog: Catalog, options: [DeliveryOption]?, at date: DateTimeOffset) {
    guard let shop = catalog.shop(kept.reference) else { return nil }
    self.init(shop, distance: kept.distance, reservableUntil: kept.reservableUntil, options: options, at: date)
  }

  /// A shop with nothing that is promised there.
  init(_ shop: CatalogDocument.Shop, distance: Decimal, at date: DateTimeOffset) {
    self.init(shop, distance: distance, reservableUntil: nil, options: nil, at: date)
    reservation.isReservationRequired = shop.reservationRequired ?? false
  }

  private init(
    _ shop: CatalogDocument.Shop, distance: Decimal, reservableUntil: DateTimeOffset?, options: [DeliveryOption]?,
    at date: DateTimeOffset
  ) {
    let offset = OpeningOffset(
      UtcOffset(minutes: CountryTable.clock(of: shop.country ?? "GB").offsetMinutes(atTicks: date.ticks)))
    var address = Address(shop, contact: nil)
    address.companyName = nil
    self.init(
      name: shop.name ?? shop.shopReference, shopReference: shop.shopReference, address: address,
      distance: distance,
      openingTimes: OpeningTimes(
        shop.openingTimes.week.map { day in
          day.windows.map { OpeningTime(start: $0.from, end: $0.to, utcOffset: offset) }
        }), deliveryOptions: options,
      reservation: Reservation(
        isReservationRequired: reservableUntil != nil, expiryDate: reservableUntil),
      additionalInformation: shop.additionalInformation.map { AdditionalInformation(key: $0.key, value: $0.value) })
  }
}
