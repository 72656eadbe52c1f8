import HTTPTypes
import Routing

extension UnservedOperation {
  /// Every operation that a public source names and that `Operation.all` has not.
  ///
  /// - Source: contract/96-operations.md, which a test holds against this table and the routes.
  static let all: [UnservedOperation] =
    deliveryOptions + orders + tracking

  // MARK: - Delivery and pickup options

  private static let deliveryOptions: [UnservedOperation] = [
    UnservedOperation("GetDeliveryOptions", .post, "/deliveryoptions"),
    UnservedOperation("GetDeliveryOptionSummary", .post, "/deliveryoptions/summary"),
    UnservedOperation("GetDeliveryOption", .get, "/deliveryoptions/details/{deliveryOptionReference}"),
    UnservedOperation("GetDeliveryOptionsForConsignment", .get, "/deliveryoptions/consignment/{consignmentReference}"),
    UnservedOperation("GetExistingDeliveryOptions", .get, "/deliveryoptions/{summaryReference}"),
    UnservedOperation("GetDeliveryOptionsHeartbeat", .post, "/deliveryoptions/heartbeat"),
    UnservedOperation("SelectDeliveryOption", .post, "/deliveryoptions/select/{deliveryOptionReference}"),
    UnservedOperation("SelectDeliveryOptionAsOrder", .post, "/deliveryoptions/selectorder"),
    UnservedOperation("GetPickupOptions", .post, "/deliveryoptions/pickupoptions"),
    UnservedOperation(
      "GetPickupOptionsForConsignment", .get, "/deliveryoptions/pickupOptions/consignment/{consignmentReference}"),
    UnservedOperation("ReservePickupOption", .post, "/deliveryoptions/reserve/{pickupOptionReference}"),
    UnservedOperation(
      "ReservePickupOptionOfTheKit", .post, "/deliveryoptions/pickupoptions/reserve/{deliveryOptionReference}"),
    UnservedOperation("FindNearestPickupLocations", .post, "/pickUpLocationLocator"),
  ]

  // MARK: - Orders

  private static let orders: [UnservedOperation] = [
    UnservedOperation("CreateOrder", .post, "/orders"),
    UnservedOperation("GetOrder", .get, "/orders/{orderReference}"),
    UnservedOperation("UpdateOrder", .put, "/orders/{orderReference}"),
    UnservedOperation("AddOrderAddress", .post, "/orders/{orderReference}/address"),
    UnservedOperation("UpdateOrderAddress", .put, "/orders/{orderReference}/address"),
    UnservedOperation("PackOrder", .post, "/orders/{orderReference}/pack"),
    UnservedOperation("GetConsignmentsForOrders", .put, "/orders/consignments"),
    UnservedOperation("AddOrderPackages", .post, "/orders/addorderpackages"),
    UnservedOperation("UpdateOrderPackages", .put, "/orders/updateorderpackages"),
    UnservedOperation("DeleteOrderPackages", .post, "/orders/deleteorderpackages"),
    UnservedOperation("AddOrderPackageItems", .post, "/orders/addorderpackageitems"),
    UnservedOperation("UpdateOrderPackageItems", .put, "/orders/updateorderpackageitems"),
    UnservedOperation("DeleteOrderPackageItems", .post, "/orders/deleteorderpackageitems"),
  ]

  // MARK: - Tracking and events

  private static let tracking: [UnservedOperation] = [
    UnservedOperation("GetTracking", .get, "/tracking/{consignmentReference}"),
    UnservedOperation("GetFlattenedTracking", .get, "/tracking/flattened/{consignmentReference}"),
    UnservedOperation("GetTrackingByClientReference", .get, "/tracking/clientreference/{clientReference}"),
    UnservedOperation("AddTrackingEvents", .post, "/tracking/carrierevents"),
    UnservedOperation("AddCarrierTrackingEvents", .post, "/carrierTrackingEvents"),
    UnservedOperation("GetConsignmentEvents", .post, "/events/consignments"),
    UnservedOperation("GetConsignmentEventSummary", .post, "/events/consignments/summary"),
    UnservedOperation("GetConsignmentStateEvents", .post, "/events/consignments/stateevents"),
    UnservedOperation("GetConsignmentStateEventsOfTheKit", .post, "/events/consignmentstateevents"),
    UnservedOperation("GetConsignmentAudit", .get, "/consignments/{consignmentReference}/audit"),
  ]
}
