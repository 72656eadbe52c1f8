import Contract
import OpenAPI

// What the checks of a body ask for in what may be left out as far as its type goes.

extension Weight: DescribedMembers {
  static var needed: Set<String> { ["value"] }
}

extension Dimensions: DescribedMembers {
  static var needed: Set<String> { ["width", "length", "height"] }
}

extension CarrierTrackingEventsRequest: DescribedMembers {
  static var needed: Set<String> { ["carrierReference", "consignmentTrackingEvents"] }
}

extension CarrierTrackingEventsRequest.ConsignmentEvents: DescribedMembers {
  static var needed: Set<String> { ["consignmentTrackingReference", "packageTrackingEvents"] }
}

extension CarrierTrackingEventsRequest.PackageEvents: DescribedMembers {
  static var needed: Set<String> { ["packageReference", "trackingEvents"] }
}

extension CarrierTrackingEventsRequest.Event: DescribedMembers {
  static var needed: Set<String> { ["timeStamp", "code"] }
}

extension ConsignmentEventsRequest: DescribedMembers {
  static var needed: Set<String> { ["eventTypes", "start", "end"] }
}

extension ConsignmentStateEventsRequest: DescribedMembers {
  static var needed: Set<String> { ["consignmentStates", "start", "end"] }
}

extension AddItemsRequest: DescribedMembers {
  static var needed: Set<String> { ["packageReference", "items"] }
}

extension MoveItemRequest: DescribedMembers {
  static var needed: Set<String> { ["itemReference", "targetPackageReference"] }
}

extension ManifestFromQueryRequest: DescribedMembers {
  static var needed: Set<String> { ["states"] }
}

extension SelectDeliveryOptionAsOrderRequest: DescribedMembers {
  static var needed: Set<String> { ["deliveryOptions"] }
}

extension SelectDeliveryOptionAsOrderRequest.Selection: DescribedMembers {
  static var needed: Set<String> { ["reference"] }
}

extension FindNearestPickUpLocationRequest: DescribedMembers {
  static var needed: Set<String> { ["address"] }
}

extension AddUpdateOrderPackagesRequest: DescribedMembers {
  static var needed: Set<String> { ["orderReference"] }
}

extension DeleteOrderPackagesRequest: DescribedMembers {
  static var needed: Set<String> { ["orderReference"] }
}

extension AddUpdateOrderPackageItemsRequest: DescribedMembers {
  static var needed: Set<String> { ["orderReference"] }
}

extension DeleteOrderPackageItemsRequest: DescribedMembers {
  static var needed: Set<String> { ["orderReference"] }
}

extension ServiceGroupRequest.Profile: DescribedMembers {
  static var needed: Set<String> { ["mpdCarrierService"] }
}

extension ServiceGroupRequest.Profile.Service: DescribedMembers {
  static var needed: Set<String> { ["reference"] }
}

extension ShippingLocation: DescribedMembers {
  static var needed: Set<String> { ["addressLine1", "postcode", "country"] }
}

extension DeliveryOptionsRequest: DescribedMembers {
  static var needed: Set<String> { ["packages", "addresses"] }
}

extension PickupOptionsRequest: DescribedMembers {
  static var needed: Set<String> { ["packages", "addresses"] }
}

extension GetLabelsRequest: DescribedMembers {
  static var needed: Set<String> { ["consignmentReferences"] }
}

extension CustomerReferenceRequest: DescribedMembers {
  static var needed: Set<String> { ["reference"] }
}

extension CalendarRule: DescribedMembers {
  static var needed: Set<String> { ["calendarOperationTimes"] }
}

extension CalendarException: DescribedMembers {
  static var needed: Set<String> { ["date"] }
}

extension CalendarOperationTimes: DescribedMembers {
  static var needed: Set<String> { ["manifestTime", "cutOffTime"] }
}
