import Contract
import Wire

/// - Source: contract/51-delivery-and-pickup-options.md, section 9; contract/97-corrections.md, 36; of what becomes orders
///   contract/50-orders.md, section 11. The summary and details are printed nowhere or without namespaces: *assumed*.
extension XMLShape {
  static func options(_ version: ApiVersion) -> [XMLShape] {
    [
      request(version),
      XMLShape(DeliveryOptionsResponse.self, .deliveryOptions),
      XMLShape(
        DeliveryOption.self, .deliveryOptions, items: ["carrierServiceTypes": "CarrierServiceType"]),
      // Which day of the week it is, JSON alone tells.
      XMLShape(DeliveryOption.EstimatedDeliveryDate.self, .deliveryOptions, omitted: ["dayOfWeek"]),
      XMLShape(
        DeliveryOptionSummary.self, .deliveryOptions,
        items: ["deliveryOptions": "dateTime", "timeSlots": "dateTime", "pickUp": "dateTime", "dropOff": "dateTime"]),
      XMLShape(DeliveryOptionDetails.self, .deliveryOptions),
      XMLShape(
        DetailedDeliveryOption.self, .deliveryOptions, as: "DeliveryOption",
        items: ["carrierServiceTypes": "CarrierServiceType"]),
      pickupRequest(version),
      XMLShape(PickupDistance.self, .deliveryOptions, as: "Distance"),
      XMLShape(PickupOptionsResponse.self, .deliveryOptions),
      XMLShape(PickupLocation.self, .deliveryOptions, as: "Location", nillable: []),
      XMLShape(PickupAddress.self, .common, as: "Address", bases: address, omitted: inJSONAlone),
      XMLShape(PickupLocation.OpeningTimes.self, .deliveryOptions),
      XMLShape(PickupLocation.OpeningTime.self, .common),
      XMLShape(PickupLocation.Reservation.self, .deliveryOptions),
      XMLShape(PickupLocation.AdditionalInformation.self, .common),
      XMLShape(FindNearestPickUpLocationRequest.self, .deliveryOptions),
      XMLShape(FindNearestPickUpLocationRequest.Service.self, .deliveryOptions, as: "MpdCarrierService"),
      XMLShape(FindNearestPickUpLocationRequest.Leg.self, .deliveryOptions, as: "JourneyLeg"),
      XMLShape(FindNearestPickUpLocationRequest.CarrierService.self, .deliveryOptions, as: "CarrierService"),
      XMLShape(FindNearestPickUpLocationResponse.self, .deliveryOptions),
      XMLShape(LocationInformation.self, .consignments),
      XMLShape(
        PotentialConsignment.self, .consignments, items: ["tags": "Tag"]),
      // The class is called otherwise in the vendor's types than in XML.
      XMLShape(
        SelectDeliveryOptionAsOrderRequest.self, .orders, as: "SelectOrderRequest",
        alsoRead: ["SelectDeliveryOptionAsOrderRequest"]),
      XMLShape(SelectDeliveryOptionAsOrderRequest.Selection.self, .orders, as: "SelectDeliveryOptionRequest"),
      XMLShape(SelectOrderResponse.self, .orders),
      XMLShape(SelectOrderResponse.Result.self, .orders, as: "SelectOrderResult"),
    ]
  }

  private static func pickupRequest(_ version: ApiVersion) -> XMLShape {
    switch version {
    case .version1:
      XMLShape(PickupOptionsRequest.self, .deliveryOptions, items: ["tags": "Tag"])
    case .version1point1:
      XMLShape(
        PickupOptionsRequest.self, .deliveryOptions,
        bases: [
          Base(
            .consignments,
            ["shippingDate", "packages", "customsDocumentation", "addresses", "metaData", "direction", "tags"])
        ], items: ["tags": "Tag"])
    }
  }

  private static func request(_ version: ApiVersion) -> XMLShape {
    switch version {
    case .version1:
      XMLShape(DeliveryOptionsRequest.self, .consignments, items: ["tags": "Tag"])
    case .version1point1:
      XMLShape(
        DeliveryOptionsRequest.self, .deliveryOptions,
        bases: [
          Base(
            .consignments,
            ["shippingDate", "packages", "customsDocumentation", "addresses", "metaData", "direction", "tags"])
        ], items: ["tags": "Tag"])
    }
  }
}
