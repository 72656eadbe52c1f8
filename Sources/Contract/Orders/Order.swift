/// Goods for one destination and one customer, not packed yet, as `GET /orders/{orderReference}` answers. Members stand in the vendor's
/// order.
///
/// - Source: contract/50-orders.md, section 4.
package struct Order: Codable, Equatable, Sendable {
  package var orderReference: String
  package var orderReferenceProvidedByCustomer: String?
  /// The option that the order was made from.
  package var deliveryOptionReference: String?
  package var packages: [OrderPackage]
  package var dateCreated: DateTimeOffset
  package var requiredDeliveryDate: OrderDeliveryDate?
  package var shippingDate: DateTimeOffset?
  package var metaData: [MetaData]
  package var earliestDeliveryDate: DateTimeOffset?
  package var latestDeliveryDate: DateTimeOffset?
  /// The sum of the packages' weights, in kilograms.
  package var weight: Weight
  package var source: Consignment.Source
  /// The sum of the packages' values.
  package var value: Money
  package var addresses: [OrderAddress]
  package var customsDocumentation: Shared<CustomsDocumentation>?
  package var direction: Consignment.Direction
  package var tags: [String]

  package init(
    orderReference: String, dateCreated: DateTimeOffset, weight: Weight, source: Consignment.Source, value: Money,
    direction: Consignment.Direction
  ) {
    self.orderReference = orderReference
    self.dateCreated = dateCreated
    self.weight = weight
    self.source = source
    self.value = value
    self.direction = direction
    (packages, metaData, addresses, tags) = ([], [], [], [])
  }
}

/// When an order is to be delivered: a consignment's `RequestedDeliveryDate` in another place of XML.
package struct OrderDeliveryDate: Codable, Equatable, Sendable {
  package var date: DateTimeOffset
  @OrDefault package var deliveryWindow: DeliveryWindow
  @OrDefault package var isToBeExactlyOnTheDateSpecified: Bool

  package init(_ requested: RequestedDeliveryDate) {
    date = requested.date
    deliveryWindow = requested.deliveryWindow
    isToBeExactlyOnTheDateSpecified = requested.isToBeExactlyOnTheDateSpecified
  }
}

/// A package of an order. Its members stand in another order than those of a consignment's package.
///
/// - Source: contract/50-orders.md, section 4.
package struct OrderPackage: Codable, Equatable, Sendable {
  package var dimensions: Dimensions?
  package var weight: Weight?
  package var packageSizeReference: String?
  package var items: [OrderItem]
  package var metaData: [MetaData]
  package var value: Money?
  package var reference: String?
  package var packageReferenceProvidedByCustomer: String?
  package var description: String?
  package var barcode: Shared<Barcode>?

  package init(_ package: Package) {
    dimensions = package.dimensions
    weight = package.weight
    packageSizeReference = package.packageSizeReference
    items = package.items.map(OrderItem.init)
    metaData = package.metaData
    value = package.value
    reference = package.reference
    packageReferenceProvidedByCustomer = package.packageReferenceProvidedByCustomer
    description = package.description
    barcode = package.barcode
  }
}

/// An item of an order: likewise.
///
/// - Source: contract/50-orders.md, section 4.
package struct OrderItem: Codable, Equatable, Sendable {
  package var sku: String?
  package var reference: String?
  package var metaData: [MetaData]
  package var quantity: Int?
  package var unit: String?
  package var description: String?
  package var dimensions: Dimensions?
  package var weight: Weight?
  package var harmonisationKeyWords: [String]
  package var model: String?
  package var value: Money?
  package var countryOfOrigin: Country?
  package var barcode: Barcode?
  package var contentClassification: Item.Classification?
  package var contentClassificationDetails: Item.ClassificationDetails?
  package var itemReferenceProvidedByCustomer: String?
  package var harmonisationCode: String?

  package init(_ item: Item) {
    sku = item.sku
    reference = item.reference
    metaData = item.metaData
    quantity = item.quantity
    unit = item.unit
    description = item.description
    dimensions = item.dimensions
    weight = item.weight
    harmonisationKeyWords = item.harmonisationKeyWords
    model = item.model
    value = item.value
    countryOfOrigin = item.countryOfOrigin
    barcode = item.barcode
    contentClassification = item.contentClassification
    contentClassificationDetails = item.contentClassificationDetails
    itemReferenceProvidedByCustomer = item.itemReferenceProvidedByCustomer
    harmonisationCode = item.harmonisationCode
  }
}
