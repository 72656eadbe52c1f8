extension MemberWords {
  /// Carriers, services, groups and calendars.
  static let services = """
    AllocationCutOff: Until when the option can be taken.
    ApplicableMpdCarrierServices: The services of the carrier to which the calendar applies.
    CalendarExceptionType: Whether the collection of that day is moved or left out.
    CalendarExceptions: Days on which the carrier collects otherwise than by the rules.
    CalendarOperationTimes: The times of the collection.
    CalendarRules: The days of the week on which the carrier collects.
    Carrier: The name of the carrier.
    CarrierAccountOwner: Whose account with the carrier is charged.
    CarrierName: The name of the carrier.
    CarrierReference: The reference of the carrier.
    CarrierService: The service that carries the leg.
    DeliveryOption.CarrierService: The name of the carrier service.
    DetailedDeliveryOption.CarrierService: The name of the carrier service.
    CarrierServiceGroupReference: The service group that the allocation named; empty or null when it named none.
    CarrierServiceName: The name of the carrier service.
    CarrierServiceReference: The reference of the carrier service.
    CarrierServices: The carrier services.
    ManifestsView.CarrierServices: The names of carrier services, by their references.
    CarrierServiceTypes: The traits of the carrier service.
    CompensationAndValue: What a parcel may be worth, and what is paid for one that is lost.
    CutOffTime: Until when a consignment makes this collection.
    DayOfWeek: The day of the week.
    CalendarException.Date: The day on which the carrier collects otherwise.
    DimensionRestrictions: The measures that the service takes.
    DimensionType: The measure that is restricted.
    DomesticLocationRestrictions: The parts of the United Kingdom that the service reaches or does not.
    ErrorMessage: Why the call failed; null for one that did not.
    GetEnhancedCompensation: Whether more is paid for a lost parcel of great value.
    Id: The number or GUID that it has.
    InternationalLocationRestrictions: The countries and places that the service reaches or does not.
    IsConfigured: Whether the customer has set the service up.
    IsDefault: Whether the size holds for packages that have neither a size nor dimensions.
    IsEnabled: Whether it is in use.
    Journey: Whether the service stays in the country or leaves it.
    Label: How the unit is called.
    ManifestTime: When the carrier is told what it will collect.
    MaxParcelValue: The most that a parcel may be worth.
    MpdCarrierName: The name of the carrier.
    MpdCarrierReference: The reference of the carrier.
    MpdCarrierService: The reference of the carrier service.
    MpdCarrierServiceProfile.MpdCarrierService: The carrier service.
    Quote.MpdCarrierService: The carrier service that is offered.
    UnqualifiedService.MpdCarrierService: The name of the carrier service.
    MpdCarrierServiceGroupName: The name of the service group that the allocation named; null when it named none.
    MpdCarrierServiceGroupReference: The reference of a service group.
    MpdCarrierServiceName: The name of the carrier service.
    MpdCarrierServiceProfiles: The services of the group, each with the restrictions that the group adds.
    MpdCarrierServiceReference: The reference of the carrier service.
    MpdCarrierServiceReferences: The services to which it applies; none means all.
    MpdCarrierServiceSource: Where the service comes from.
    MpdCarrierServices: The services that the customer has of the vendor.
    OperationalCutOff: Until when a warehouse can make the option's collection.
    OperationalCutOffTime: Until when a warehouse can make this collection.
    PageNumber: The page that is answered, from 1.
    PageSize: How many entries a page has.
    PostcodeArea: The letters with which the restricted postcodes begin, as `M`.
    PostcodeDistrict: The first half of the restricted postcodes, as `M1`.
    PostcodeSector: The first half and the digit of the restricted postcodes, as `M1 5`.
    PostcodeUnit: The restricted postcode, whole.
    PreAdviceTime: When the carrier is first told what it may collect.
    RangeFrom: The least that is allowed.
    RangeTo: The most that is allowed.
    Records: The entries of the page.
    MpdCarrierService.Status: Whether the service is in use.
    Success: Whether the call was done.
    Time: The time of day.
    TimeOffsetInDays: How many days before or after the collection the time is.
    TotalRecords: How many entries there are on all pages.
    """
}
