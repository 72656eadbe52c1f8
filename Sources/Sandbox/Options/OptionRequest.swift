package import Contract
package import FoundationEssentials

/// What was asked and offered when somebody asked for delivery options: a potential consignment.
package struct OptionRequest: Codable, Equatable, Sendable {
  /// `EPC-xxx-xxx-xxx`.
  package let reference: String
  package let creationDate: DateTimeOffset
  /// The consignment as it was assessed.
  package let fixed: Consignment.Fixed
  /// The earliest day of collection, as it was asked for.
  package let shippingDate: DateTimeOffset?
  /// Whether services that promise nothing were left out; nil where nobody asked for that.
  let isGuaranteedOnly: Bool?
  /// What is created when an option is selected; nil where the consignment is there already.
  package let creation: CreateConsignmentRequest?
  /// By day and window.
  package internal(set) var options: [KeptOption]

  /// About how many bytes it takes.
  var estimatedSize: Int {
    let addresses = fixed.addresses.count + (creation?.addresses.count ?? 0)
    return MemoryLayout<OptionRequest>.size + MemoryLayout<Consignment.Fixed>.size
      + options.count * MemoryLayout<KeptOption>.size + addresses * MemoryLayout<Address>.size
      + fixed.packages.reduce(0) { $0 + MemoryLayout<Package>.size + $1.items.count * MemoryLayout<Item>.size }
  }
}

/// An option as it was offered, and what keeps its promise.
package struct KeptOption: Codable, Equatable, Sendable {
  package let option: DeliveryOption
  /// The day of the collection: midnight on the origin's clocks.
  package let collectionDate: DateTimeOffset
  /// When it would be delivered, on the destination's clocks.
  package let earliestDelivery: DateTimeOffset
  package let latestDelivery: DateTimeOffset
  /// The shop where it would be collected; nil for a delivery to the door.
  package internal(set) var shop: KeptShop?

  /// The delivery as a consignment asks for it: on that day and no other, within the window.
  var requestedDelivery: RequestedDeliveryDate {
    var requested = RequestedDeliveryDate(
      date: DateTimeOffset(date: earliestDelivery.localDate, offsetMinutes: Int(earliestDelivery.offsetMinutes)),
      isToBeExactlyOnTheDateSpecified: true)
    requested.deliveryWindow = option.deliveryWindow
    return requested
  }
}

/// The shop of an option, and the place in it.
package struct KeptShop: Codable, Equatable, Sendable {
  package let reference: String
  /// Kilometres from the destination, to two decimals.
  package let distance: Decimal
  /// Until when a place can be reserved; nil where none has to be.
  package let reservableUntil: DateTimeOffset?
  /// 32 hexadecimal digits; nil until it is reserved.
  package internal(set) var reservation: String?
}
