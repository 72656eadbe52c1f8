extension ControlWords {
  /// Catalogs and their parts.
  static let catalog = """
    ControlOperationCatalogBody: A catalog in the form of `catalog.json` of the fixtures.
    ControlOperationCatalogBody.carrierServices: The services of the carriers, each with its rates, rules and collection.
    ControlOperationCatalogBody.carriers: The carriers.
    ControlOperationCatalogBody.districts: Where districts of postcodes lie, for distances to shops.
    ControlOperationCatalogBody.holidays: The days on which carriers neither collect nor deliver, by region.
    ControlOperationCatalogBody.optionDays: For how many days options are given where no last one is asked for, 1 to 90; 14 if absent.
    ControlOperationCatalogBody.packageSizes: The sizes that packages may name.
    ControlOperationCatalogBody.serviceGroups: The groups of services that an allocation may choose from.
    ControlOperationCatalogBody.shippingLocations: The places that consignments may be sent from.
    ControlOperationCatalogBody.shops: The places where recipients fetch parcels, each of one carrier.
    ControlOperationCatalogBody.zones: The areas that rates are given for.
    ControlOperationCatalogReport: How much there is in the catalog that was put in.
    ControlOperationCatalogReport.carrierServices: How many carrier services there are.
    ControlOperationCatalogReport.carriers: How many carriers there are.
    ControlOperationCatalogReport.serviceGroups: How many service groups there are.
    ControlOperationServiceBody: A carrier service, of which these members are changed most; any member of the fixtures' form is taken.
    ControlOperationServiceBody.collection: When the carrier collects, and the cut-off before that.
    ControlOperationServiceBody.enabled: Whether the service is offered at all.
    ControlOperationServiceBody.rates: What it costs by zone and weight.
    ControlOperationServiceBody.rules: What it takes and what it turns down.
    ControlOperationShopBody: A shop, of which these members are changed most; any member of the fixtures' form is taken.
    ControlOperationShopBody.capacity: How many consignments it holds at once, 0 to 1000000; null for any number.
    ControlOperationShopBody.enabled: Whether the shop is offered at all.
    ControlOperationShopBody.openingTimes: When it is open, by day of the week.
    ControlOperationShopBody.reservationRequired: Whether a place in it is to be reserved.
    {carrierServiceReference}: The reference of the carrier service.
    {shopReference}: The reference of the shop.
    """
}
