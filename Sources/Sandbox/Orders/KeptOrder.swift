package import Contract

/// An order as a world keeps it, with the consignments that it has been packed into.
package struct KeptOrder: Codable, Equatable, Sendable {
  package internal(set) var reference: String
  package internal(set) var dateCreated: DateTimeOffset
  package internal(set) var customerOrderReference: String?
  package internal(set) var deliveryOptionReference: String?
  /// The shop that its option brings it to; nil for the door.
  package internal(set) var locationInformation: LocationInformation?
  package internal(set) var source = Consignment.Source.api
  package internal(set) var direction = Consignment.Direction.outbound
  package internal(set) var tags: [String] = []
  package internal(set) var metaData: [MetaData] = []
  package internal(set) var customsDocumentation: Shared<CustomsDocumentation>?
  package internal(set) var shippingDate: DateTimeOffset?
  package internal(set) var requiredDeliveryDate: RequestedDeliveryDate?
  package internal(set) var earliestDeliveryDate: DateTimeOffset?
  package internal(set) var latestDeliveryDate: DateTimeOffset?
  /// Shipping locations are looked up when the order is packed.
  package internal(set) var addresses: [Shared<Address>] = []
  package internal(set) var packages: [Package] = []
  /// One for each time that it was packed.
  package internal(set) var packed: [OrderConsignment] = []

  init(reference: String, dateCreated: DateTimeOffset) {
    self.reference = reference
    self.dateCreated = dateCreated
  }

  /// In kilograms.
  package var weight: Weight { packages.totalWeight }

  /// In the first package's currency.
  package var value: Money { packages.totalValue }

  /// About how many bytes it takes.
  var estimatedSize: Int {
    MemoryLayout<KeptOrder>.size + addresses.count * MemoryLayout<Shared<Address>>.size
      + packed.count * MemoryLayout<OrderConsignment>.size
      + packages.reduce(0) { $0 + MemoryLayout<Package>.size + $1.items.count * MemoryLayout<Item>.size }
  }
}
