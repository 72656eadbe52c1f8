/// The body of `POST /orders`. Both spellings of the delivery date are read, as for a consignment.
///
/// - Source: contract/50-orders.md, section 3; contract/90-open-questions.md, 50.
package struct CreateOrderRequest: Codable, Equatable, Sendable {
  package var orderReferenceProvidedByCustomer: String?
  package var requiredDeliveryDate: RequestedDeliveryDate?
  package var requestedDeliveryDate: RequestedDeliveryDate?
  package var source: Consignment.Source?
  package var shippingDate: DateTimeOffset?
  @Listed package var packages: [Package]
  package var customsDocumentation: CustomsDocumentation?
  @Listed package var addresses: [Address]
  @Listed package var metaData: [MetaData]
  package var direction: Consignment.Direction?
  @Listed package var tags: [String]

  package init() {}
}

/// The body of `PUT /orders/{orderReference}`. What is absent is deleted, but for addresses, direction and tags, which stay.
///
/// `Source` and `Packages` are not read: an order keeps those it was created with.
/// - Source: contract/50-orders.md, section 5.
package struct UpdateOrderRequest: Codable, Equatable, Sendable {
  package var orderReference: String?
  package var orderReferenceProvidedByCustomer: String?
  package var requiredDeliveryDate: RequestedDeliveryDate?
  package var requestedDeliveryDate: RequestedDeliveryDate?
  package var shippingDate: DateTimeOffset?
  package var customsDocumentation: CustomsDocumentation?
  /// nil keeps the addresses.
  package var addresses: [Address]?
  @Listed package var metaData: [MetaData]
  /// nil keeps the direction.
  package var direction: Consignment.Direction?
  /// nil keeps the tags.
  package var tags: [String]?

  package init() {}
}

/// The body of `POST /orders/addorderpackages` and `PUT /orders/updateorderpackages`: a package whose reference the order knows takes that
/// one's place, another is added.
///
/// - Source: contract/50-orders.md, section 6.
package struct AddUpdateOrderPackagesRequest: Codable, Equatable, Sendable {
  package var orderReference: String?
  @Listed package var orderPackages: [Package]
}

/// The body of `POST /orders/deleteorderpackages`.
///
/// - Source: contract/50-orders.md, section 6.
package struct DeleteOrderPackagesRequest: Codable, Equatable, Sendable {
  package var orderReference: String?
  @Listed package var orderPackageReferences: [String]
}

/// The body of `POST /orders/addorderpackageitems` and `PUT /orders/updateorderpackageitems`, which treat items as those of packages do
/// packages.
///
/// - Source: contract/50-orders.md, section 6.
package struct AddUpdateOrderPackageItemsRequest: Codable, Equatable, Sendable {
  package var orderReference: String?
  package var packageReference: String?
  @Listed package var orderItems: [Item]
}

/// The body of `POST /orders/deleteorderpackageitems`.
///
/// - Source: contract/50-orders.md, section 6.
package struct DeleteOrderPackageItemsRequest: Codable, Equatable, Sendable {
  package var orderReference: String?
  package var packageReference: String?
  @Listed package var orderItemReferences: [String]
}
