import Contract
import Sandbox

extension Order {
  /// An order as the vendor shows it: without the consignments that it was packed into.
  ///
  /// - Source: contract/50-orders.md, section 4.
  init(_ kept: KeptOrder) {
    self.init(
      orderReference: kept.reference, dateCreated: kept.dateCreated, weight: kept.weight, source: kept.source,
      value: kept.value, direction: kept.direction)
    orderReferenceProvidedByCustomer = kept.customerOrderReference
    deliveryOptionReference = kept.deliveryOptionReference
    packages = kept.packages.map(OrderPackage.init)
    requiredDeliveryDate = kept.requiredDeliveryDate.map(OrderDeliveryDate.init)
    shippingDate = kept.shippingDate
    metaData = kept.metaData
    earliestDeliveryDate = kept.earliestDeliveryDate
    latestDeliveryDate = kept.latestDeliveryDate
    addresses = kept.addresses.map { OrderAddress($0.value) }
    customsDocumentation = kept.customsDocumentation
    tags = kept.tags
  }
}
