extension MemberWords {
  /// Consignments, their packages and items.
  static let consignments = """
    Addresses: Where the consignment begins and ends, and whom else it concerns.
    AttemptedDeliveryDate: When the carrier last tried to deliver.
    Barcode: The barcode that the package or item has of its own.
    ConsignmentPayloadPackagePayload.Barcode: The code of the package's barcode.
    BarcodeType: The symbology of the barcode.
    Barcode.Code: What the barcode says.
    BoolValue: The value, where it is a Boolean.
    Charge.Key: What is charged for.
    Charge.Value: The amount, in the currency of the package's value.
    Charges: What customs may ask about beside the value.
    CollectionDate: When the carrier collects.
    ConsignmentReferenceProvidedByCustomer: What the customer calls the consignment.
    ConsignmentReferences: The references of consignments, each `EC-` and three groups.
    ConsignmentState: The state of the consignment.
    ContentClassification: Whether the goods are dangerous, restricted or liquid.
    ContentClassificationDetails: What is to be known of goods that are dangerous, restricted or liquid.
    CountryOfOrigin: The country in which the goods were made.
    CountryOfOriginTwoLetterIsoCode: The country in which the goods were made, by its ISO 3166 code of two letters.
    Created: When it was made.
    CustomerReference: The GUID of the customer whose it is.
    DateCollected: When the carrier collected the consignment.
    DateCreated: When it was created.
    DateDelivered: When the consignment was delivered.
    DateLabelsWereFirstPrinted: When the first label was asked for.
    DateReturned: When the consignment came back to its sender.
    DateShipped: When the consignment was shipped.
    ShippedDate: When the consignment was shipped.
    DateTimeValue: The value, where it is a date-time.
    DecimalValue: The value, where it is a decimal number.
    Description: What it is, for a reader.
    AllocationSummary.Description: What became of the allocation, with the reason of a failure.
    Dimensions: Width, length and height.
    Direction: Whether the consignment leaves the customer or comes back to it.
    EarliestDeliveryDate: The first moment at which delivery is promised.
    FirstAttemptedDeliveryDate: When the carrier first tried to deliver.
    HarmonisationCode: The Harmonised System code of the goods, for customs.
    HarmonisationKeyWords: Words by which the Harmonised System code of the goods may be found.
    Height: The height, in the unit of the dimensions.
    IntValue: The value, where it is a whole number.
    IsLate: Whether the consignment is not delivered by its latest delivery date, or was not.
    IsExactRequestedDeliveryDate: Whether the delivery is wanted on the requested date and not before it.
    IsToBeExactlyOnTheDateSpecified: Whether the delivery is wanted on that date and not before it.
    RequestedDeliveryDateIsToBeExactlyOnTheDateSpecified: Whether the delivery is wanted on the requested date and not before it.
    ItemReference: The reference of an item, made by the sandbox.
    AddItemRequest.ItemReference: What the customer calls the item, as version 1 names it.
    ItemReferenceProvidedByCustomer: What the customer calls the item.
    ItemUnit: The unit in which the quantity counts, as version 1 names it.
    Items: What is in the package.
    AddItemsRequest.Items: The items to put into the package.
    Kg: The weight in kilograms.
    KeyValue: The name of the metadata.
    LabelCount: How many labels have been made.
    LabelsPrinted: Whether a label has been asked for.
    LateForCustomer: Whether the consignment missed the delivery date that the customer asked for.
    LatestDeliveryDate: The last moment by which delivery is promised.
    Length: The length, in the unit of the dimensions.
    MetaData: What the customer wants to be kept with it, by name.
    Model: The model of the goods.
    Package.Reference: The reference of the package, `EP-` and three groups.
    PackageReference: The reference of a package, `EP-` and three groups.
    PackageReferenceProvidedByCustomer: What the customer calls the package.
    PackageSizeReference: The package size that gives the measures that are not sent.
    Packages: The packages of the consignment.
    Quantity: How many of the item there are.
    Reference: The reference by which it is called.
    CustomerReferenceRequest.Reference: What the customer is to call it from now on.
    RequestedDeliveryDate: When the recipient wants the delivery.
    RequiredDeliveryDate: When the recipient wants the delivery, as older clients name it.
    RequestedDeliveryDate.Date: The day that is asked for.
    ShippingDate: When the consignment is to leave, or, once allocated, leaves.
    ManifestFromQueryRequest.ShippingDate: The day on which the consignments leave.
    ShippingDateTime: When the consignment is to leave.
    Sku: The stock-keeping unit of the goods.
    Source: How the consignment came to be, such as by the API.
    MpdCarrierService.Source: Where the service comes from.
    StringValue: The value, where it is a text.
    Tags: Words that a carrier service must all have to get the consignment.
    TargetPackageReference: The package into which the item goes.
    Unit: The unit of the number beside it.
    Item.Unit: The unit in which the quantity counts.
    OrderItem.Unit: The unit in which the quantity counts.
    AddItemRequest.Unit: The unit in which the quantity counts.
    UnitOfQuantity: The unit in which the quantity counts, as version 1 names it.
    Value: What it is worth.
    Weight.Value: The weight in its unit.
    Weight: How heavy it is.
    Width: The width, in the unit of the dimensions.
    Item.Status: A state of the item, which the sandbox keeps as it is sent.
    AddItemRequest.Status: A state of the item, which the sandbox keeps as it is sent.
    """
}
