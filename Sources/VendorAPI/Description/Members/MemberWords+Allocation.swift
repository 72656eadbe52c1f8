extension MemberWords {
  /// Allocation, quotes, prices and labels.
  static let allocation = """
    Allocation: The carrier service that has the consignment, and its price; null unless there is one.
    AllocationDate: When the consignment was allocated.
    Amount: The amount of money in its currency.
    QuoteSurcharge.Amount: The amount of the surcharge.
    ApiLink: Where to read more.
    ApiLinks: Where to go on from here.
    ApplicationType: To what the surcharge is applied.
    AppliesToBase: Whether the surcharge is counted from the base price.
    AppliesToBaseOnly: Whether the surcharge is counted from the base price alone.
    AttemptedAllocationDate: When the allocation was tried that failed.
    BasePrice: The price before surcharges.
    CalculationModel: How the surcharge is counted.
    CarrierAccountReference: The account with the carrier that is charged for the leg.
    CheapestQuote: The quote of the lowest net price.
    CollectionType: How the carrier gets the consignment on this leg.
    CompensationThreshold: The value from which enhanced compensation is had.
    ConsignmentLegs: The legs of the journey, with carriers and tracking references.
    CostItems: What the price of the leg is made of.
    CountryIsoCode: The country whose tax it is, by its ISO 3166 code of two letters.
    CreationDate: When the quote was made.
    Currency: The currency of the amount.
    CurrencyIsoCode: The ISO 4217 code of the surcharge's currency.
    Data: The reference of the consignment that the answer is about.
    PackOrderResult.Data: The reference of the consignment that was made.
    DeliveryHub: The hub through which the leg leads.
    DestinationAddress: Where the consignment goes.
    ExclusionReason: Why the service does not take the consignment.
    ExpiryDate: When the quote can no longer be taken.
    ExternalReference: What the carrier calls the service.
    FailedAllocation: When and why the last attempt of an allocation failed; null unless one has.
    File: The labels, in base64.
    Filters: The traits that a service must have or must not have.
    Format: The format of the labels.
    Gross: The price with tax.
    HttpStatusCode: The status that a call for this consignment alone would have.
    Href: The address to call.
    IncrementalUnitFactor: How many units make one step of the surcharge.
    IncrementalUnitPrice: What one step of the surcharge costs.
    IsDropOff: Whether the parcel is brought to a shop.
    IsElectioService: Whether the service is bought through the vendor.
    IsPickUp: Whether the parcel is collected from a shop by its recipient.
    IsPickup: Whether the parcel is collected from a shop by its recipient.
    IsSigned: Whether the recipient signs.
    IsSuccess: Whether it was done.
    IsTimed: Whether the delivery is at a certain time.
    IsTracked: Whether the journey can be followed.
    JourneyStage: The place of the leg in the journey, from 1.
    LabelContent: The labels, in base64; null where the allocation failed.
    LabelFileType: The media type of the labels.
    LabelType: The format of the labels.
    ContentType: The media type of the labels.
    Leg: The number of the leg, from 1.
    Legs: The legs of the journey.
    MaximumAmount: The most that the surcharge comes to.
    Message: What became of it, for a reader.
    Metadata: What the carrier adds to the leg, by name.
    MinimumAmount: The least that the surcharge comes to.
    MpdConsignmentReference: The consignment whose labels are wanted.
    Net: The price without tax.
    OriginAddress: Where the consignment leaves.
    Price: What it costs.
    QuoteReference: The reference of the quote, a GUID.
    QuoteRequestReference: The reference under which the quotes can be read again, a GUID.
    Quotes: The services that take the consignment, each with its price and dates.
    Rate: The share of the net price that is tax, in hundredths.
    Rates: Whether the service has a price for the consignment.
    Rel: What the link leads to.
    Requestor: Who asked for the quote.
    Responses: What became of each consignment, with its labels.
    Result: Whether it was done.
    ServiceGroupQuoteResult.Reference: The reference of the service group.
    ServiceDirection: Whether the service delivers or brings back.
    StatusCode: The status that a call for this consignment alone would have.
    Surcharges: What is added to the base price.
    TaxRate: The tax that is on the price.
    TrackingReference: The number by which the carrier knows the package.
    TrackingReferences: The numbers by which the carrier knows the packages on this leg.
    TaxRate.Type: The kind of the tax.
    Type: The kind of it.
    UnqualifiedServices: The services that do not take the consignment, each with the reason.
    VatAmount: The tax on the net price.
    InvoiceSummary.VatAmount: The tax on the invoice.
    VatRate: The tax that is on the price, as version 1 names it.
    VolumetricParcelWeight: The weight that the carrier counts for the parcel's volume.
    Available: Whether the service may be used at all.
    """
}
