extension MemberWords {
  /// Delivery and pick-up options.
  static let options = """
    ConsignmentDetail: The consignment that the option is for.
    DeliveryOptionsRequest.DeliveryDate: The only day for which options are wanted.
    FindNearestPickUpLocationRequest.DeliveryDate: The day on which the shops are to be open.
    MaximumDistance: How far the shops may be away, in kilometres unless it says miles.
    MaximumNumberOfResults: How many shops are wanted at most.
    PickupOptionsRequest.DeliveryDate: The only day for which options are wanted.
    DeliveryOption: The option, with what it costs.
    DeliveryOptionReference: The reference of an option, `EDO-` and three groups.
    DeliveryOptions: The options that can be taken.
    DeliveryOptionSummary.DeliveryOptions: The days on which the consignment may be delivered.
    SelectDeliveryOptionAsOrderRequest.DeliveryOptions: The options that are taken, each for an order of its own.
    DeliveryWindow: From when to when on the day.
    Distance: How far away a shop may be or is, in kilometres.
    DropOff: The shops to which the parcel may be brought.
    End: The end of the window or period.
    EstimatedDeliveryDate: When delivery is to be expected.
    DeliveryOptionEstimatedDeliveryDate.Date: The day of the delivery.
    DeliveryOptionEstimatedDeliveryDate.DayOfWeek: The day of the week of the delivery.
    Guaranteed: Whether the carrier guarantees the date.
    GuaranteedOnly: Whether only options are wanted whose date is guaranteed.
    IsReservationRequired: Whether a place in the shop is to be reserved before the option is taken.
    PickupLocationReservation.ExpiryDate: Until when the place in the shop is kept.
    Location: The place that it is about.
    LocationInformation: The shop to which the consignment goes, and the reservation there.
    Locations: The shops at which the parcel may be collected.
    MaxResults: How many shops are wanted at most.
    Radius: The distance by its name of 2017.
    NonGuaranteedDeliveryOption: The option whose date is not guaranteed.
    NonGuaranteedLocation: A shop whose options have no guaranteed date.
    OpeningTimes: When the shop is open.
    Monday: When the shop is open on Mondays.
    Tuesday: When the shop is open on Tuesdays.
    Wednesday: When the shop is open on Wednesdays.
    Thursday: When the shop is open on Thursdays.
    Friday: When the shop is open on Fridays.
    Saturday: When the shop is open on Saturdays.
    Sunday: When the shop is open on Sundays.
    PickUp: The shops at which the parcel may be collected.
    PickupLocationAdditionalInformation.Key: The name of what is told of the shop.
    PickupLocationAdditionalInformation.Value: What is told of the shop.
    Reservation: Whether a place in the shop is to be reserved, and until when it is.
    ReservationReference: The reference of the place that is reserved in the shop.
    ShopReference: The reference of the shop.
    Start: The beginning of the window or period.
    TimeSlots: The windows in which the consignment may be delivered.
    UtcOffset: How far the window's clock is ahead of UTC.
    """
}
