// Members stand in the vendor's order.
extension Consignment: Codable {
  private enum Members: CodingKey {
    case consignmentLegs, collectionDate, dateDelivered, firstAttemptedDeliveryDate, dateReturned,
      dateShipped, dateCollected, attemptedDeliveryDate, metaData, allocation, failedAllocation, source,
      labelCount, labelsPrinted, dateLabelsWereFirstPrinted, isLate, lateForCustomer, locationInformation,
      customerReference,
      weight, value, customsDocumentation, direction, tags, reference, consignmentState, dateCreated,
      shippingDate, requestedDeliveryDate, earliestDeliveryDate, latestDeliveryDate,
      consignmentReferenceProvidedByCustomer, addresses, packages
  }

  @usableFromInline
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(consignmentLegs, forKey: .consignmentLegs)
    let events = progress.events?.value ?? Events()
    try container.encodeIfPresent(collectionDate, forKey: .collectionDate)
    try container.encodeIfPresent(events.dateDelivered, forKey: .dateDelivered)
    try container.encodeIfPresent(events.firstAttemptedDeliveryDate, forKey: .firstAttemptedDeliveryDate)
    try container.encodeIfPresent(events.dateReturned, forKey: .dateReturned)
    try container.encodeIfPresent(events.dateShipped, forKey: .dateShipped)
    try container.encodeIfPresent(events.dateCollected, forKey: .dateCollected)
    try container.encodeIfPresent(events.attemptedDeliveryDate, forKey: .attemptedDeliveryDate)
    try container.encode(metaData, forKey: .metaData)
    try container.encodeIfPresent(allocation, forKey: .allocation)
    try container.encodeIfPresent(failedAllocation, forKey: .failedAllocation)
    try container.encode(source, forKey: .source)
    try container.encode(progress.labelCount, forKey: .labelCount)
    try container.encode(labelsPrinted, forKey: .labelsPrinted)
    try container.encodeIfPresent(events.dateLabelsWereFirstPrinted, forKey: .dateLabelsWereFirstPrinted)
    try container.encode(progress.isLate, forKey: .isLate)
    try container.encode(progress.lateForCustomer, forKey: .lateForCustomer)
    try container.encodeIfPresent(fixed.locationInformation, forKey: .locationInformation)
    try container.encode(customerReference, forKey: .customerReference)
    try container.encode(weight, forKey: .weight)
    try container.encode(value, forKey: .value)
    try container.encodeIfPresent(customsDocumentation, forKey: .customsDocumentation)
    try container.encode(direction, forKey: .direction)
    try container.encode(tags, forKey: .tags)
    try container.encode(reference, forKey: .reference)
    try container.encode(consignmentState, forKey: .consignmentState)
    try container.encode(dateCreated, forKey: .dateCreated)
    try container.encodeIfPresent(shippingDate, forKey: .shippingDate)
    try container.encodeIfPresent(requestedDeliveryDate, forKey: .requestedDeliveryDate)
    try container.encodeIfPresent(earliestDeliveryDate, forKey: .earliestDeliveryDate)
    try container.encodeIfPresent(latestDeliveryDate, forKey: .latestDeliveryDate)
    try container.encode(consignmentReferenceProvidedByCustomer, forKey: .consignmentReferenceProvidedByCustomer)
    try container.encode(addresses, forKey: .addresses)
    try container.encode(packages, forKey: .packages)
  }

  /// Tracking references are those of the consignment's own legs, whatever its packages say.
  @usableFromInline
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Members.self)
    func date(_ member: Members) throws -> DateTimeOffset? {
      try container.decodeIfPresent(DateTimeOffset.self, forKey: member)
    }
    func list<Element: Decodable & Sendable>(_ member: Members) throws -> [Element] {
      try container.decode(Listed<Element>.self, forKey: member).wrappedValue
    }

    var fixed = Fixed(
      reference: try container.decode(String.self, forKey: .reference),
      customerReference: try container.decode(String.self, forKey: .customerReference),
      dateCreated: try container.decode(DateTimeOffset.self, forKey: .dateCreated),
      weight: try container.decode(Weight.self, forKey: .weight),
      value: try container.decode(Money.self, forKey: .value))
    fixed.source = try container.decode(Source.self, forKey: .source)
    fixed.direction = try container.decode(Direction.self, forKey: .direction)
    fixed.tags = try list(.tags)
    fixed.consignmentReferenceProvidedByCustomer = try container.decode(
      String.self, forKey: .consignmentReferenceProvidedByCustomer)
    fixed.metaData = try list(.metaData)
    fixed.customsDocumentation = try container.decodeIfPresent(
      Shared<CustomsDocumentation>.self, forKey: .customsDocumentation)
    fixed.requestedDeliveryDate = try container.decodeIfPresent(
      Shared<RequestedDeliveryDate>.self, forKey: .requestedDeliveryDate)
    fixed.addresses = try list(.addresses)
    fixed.packages = try list(.packages)
    for index in fixed.packages.indices { fixed.packages[index].consignmentLegs = [] }
    fixed.shippingDate = try date(.shippingDate)

    var progress = Progress(shippingDate: fixed.shippingDate)
    progress.state = try container.decode(ConsignmentState.self, forKey: .consignmentState)
    progress.isLate = try container.decode(Bool.self, forKey: .isLate)
    progress.lateForCustomer = try container.decode(Bool.self, forKey: .lateForCustomer)
    progress.labelsPrinted = try container.decode(Bool.self, forKey: .labelsPrinted)
    progress.labelCount = try container.decode(Int.self, forKey: .labelCount)
    progress.failedAllocation = try container.decodeIfPresent(Shared<FailedAllocation>.self, forKey: .failedAllocation)
    var events = Events()
    events.dateDelivered = try date(.dateDelivered)
    events.firstAttemptedDeliveryDate = try date(.firstAttemptedDeliveryDate)
    events.dateReturned = try date(.dateReturned)
    events.dateShipped = try date(.dateShipped)
    events.dateCollected = try date(.dateCollected)
    events.attemptedDeliveryDate = try date(.attemptedDeliveryDate)
    events.dateLabelsWereFirstPrinted = try date(.dateLabelsWereFirstPrinted)
    if events != Events() { progress.events = Shared(events) }

    let legs: [ConsignmentLeg] = try list(.consignmentLegs)
    let (collection, earliest, latest) = (
      try date(.collectionDate), try date(.earliestDeliveryDate), try date(.latestDeliveryDate)
    )
    if let allocation = try container.decodeIfPresent(ConsignmentAllocation.self, forKey: .allocation) {
      progress.booking = Shared(
        Booking(
          allocation, legs: legs, collectionDate: collection, earliestDeliveryDate: earliest,
          latestDeliveryDate: latest))
    }
    self.init(fixed, progress)
  }
}
