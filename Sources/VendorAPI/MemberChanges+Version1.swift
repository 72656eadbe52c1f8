import Contract
import Wire

extension MemberChanges {
  /// What version 1 leaves out or calls otherwise. Where it has another value, and not only another name, the type says so itself.
  ///
  /// - Source: contract/00-overview.md, section 4; contract/95-audit.md, D14; of quotes contract/20-rules-and-catalog.md, section 8;
  ///   of surcharges the vendor's SDK, `SurchargeBase`; of customs data contract/95-audit.md, D16, its schema 5.
  ///   Which members of a contact are left out is as the vendor's type marks them.
  static let version1 = MemberChanges([
    (Address.self, addressWithoutNulls), (QuoteAddress.self, addressWithoutNulls),
    (OrderAddress.self, addressWithoutNulls), (PickupAddress.self, addressWithoutNulls),
    (ShippingLocation.self, addressWithoutNulls.merging(["notes": .omittedWithoutValue]) { $1 }),
    (Contact.self, leftOut(["title", "firstName", "lastName", "position", "email"])),
    (JourneyLeg.self, ["metadata": .omitted]),
    (
      Consignment.self, ["direction": .omitted, "tags": .omitted, "locationInformation": .omittedWithoutValue]
    ),
    (DetailedDeliveryOption.self, options.merging(["location": .omittedWithoutValue]) { $1 }),
    (PickupLocation.self, ["deliveryOptions": .omittedWithoutValue]), (SelectOrderRefusal.self, refusal),
    (Item.self, ["quantity": .renamed("unitOfQuantity"), "unit": .renamed("itemUnit")]),
    (OrderItem.self, ["quantity": .renamed("unitOfQuantity"), "unit": .renamed("itemUnit")]),
    (Dimensions.self, ["unit": .omitted]), (CustomsDocumentation.self, ["receiversShippingCost": .omitted]),
    (Rate.self, ["taxRate": .renamed("vatRate")]),
    (Quote.self, ["carrierReference": .omitted, "serviceDirection": .omitted]),
    (DeliveryOption.self, options),
    (PotentialConsignment.self, ["direction": .omitted, "tags": .omitted]),
    (UnqualifiedService.self, ["carrierReference": .omitted]), (QuoteSurcharge.self, surcharge),
    (
      JourneyLeg.CarrierService.self,
      ["externalReference": .omitted, "isTracked": .omitted, "isSigned": .omitted, "serviceDirection": .omitted]
    ),
  ])

  /// What version 1.1 leaves out where it has no value, while other members are `null`.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, sections 3, 6 and 7.
  static let version1Point1 = MemberChanges([
    (Consignment.self, ["locationInformation": .omittedWithoutValue]),
    (DetailedDeliveryOption.self, ["location": .omittedWithoutValue]),
    (PickupLocation.self, ["deliveryOptions": .omittedWithoutValue]), (SelectOrderRefusal.self, refusal),
    (QuoteSurcharge.self, Dictionary(uniqueKeysWithValues: surchargeOfVersion1Alone.map { ($0, .omitted) })),
  ])

  /// Members of a surcharge that version 1.1 leaves out in every format.
  static let surchargeOfVersion1Alone: Set = ["mpdCarrierServiceReference", "applicationCode", "label", "description"]

  private static let surcharge: Row = [
    "amount": .renamed("price"), "applicationType": .omitted, "applicationCode": .renamed("applicationType"),
    "type": .omitted, "appliesToBase": .omitted, "appliesToBaseOnly": .omitted, "calculationModel": .omitted,
    "incrementalUnitFactor": .omitted, "incrementalUnitPrice": .omitted, "minimumAmount": .omitted,
    "maximumAmount": .omitted,
  ]

  private static let refusal = leftOut(["selectOrderResults", "code", "message", "correlationId", "details"])

  private static let options: Row = ["carrierServiceTypes": .omitted, "serviceDirection": .omitted]

  private static let addressWithoutNulls = leftOut([
    "contact", "companyName", "shippingLocationReference", "customerName", "addressLine3", "region", "regionCode",
    "specialInstructions", "latLong",
  ])

  private static func leftOut(_ members: [String]) -> Row {
    Dictionary(uniqueKeysWithValues: members.map { ($0, .omittedWithoutValue) })
  }
}
