/// Version 1 has neither `Direction` nor `Tags`.
///
/// - Source: contract/00-overview.md, section 4.
extension Consignment {
  private enum Members: CodingKey {
    case consignmentLegs, collectionDate, dateDelivered, firstAttemptedDeliveryDate, dateReturned,
      dateShipped, dateCollected, attemptedDeliveryDate, metaData, allocation, failedAllocation, source,
      labelCount, labelsPrinted, dateLabelsWereFirstPrinted, isLate, lateForCustomer, customerReference,
      weight, value, customsDocumentation, direction, tags, reference, consignmentState, dateCreated,
      shippingDate, requestedDeliveryDate, earliestDeliveryDate, latestDeliveryDate,
      consignmentReferenceProvidedByCustomer, addresses, packages
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    try container.encode(consignmentLegs, forKey: .consignmentLegs)
    try container.encodeIfPresent(collectionDate, forKey: .collectionDate)
    try container.encodeIfPresent(dateDelivered, forKey: .dateDelivered)
    try container.encodeIfPresent(firstAttemptedDeliveryDate, forKey: .firstAttemptedDeliveryDate)
    try container.encodeIfPresent(dateReturned, forKey: .dateReturned)
    try container.encodeIfPresent(dateShipped, forKey: .dateShipped)
    try container.encodeIfPresent(dateCollected, forKey: .dateCollected)
    try container.encodeIfPresent(attemptedDeliveryDate, forKey: .attemptedDeliveryDate)
    try container.encode(metaData, forKey: .metaData)
    try container.encodeIfPresent(allocation, forKey: .allocation)
    try container.encodeIfPresent(failedAllocation, forKey: .failedAllocation)
    try container.encode(source, forKey: .source)
    try container.encode(labelCount, forKey: .labelCount)
    try container.encode(labelsPrinted, forKey: .labelsPrinted)
    try container.encodeIfPresent(dateLabelsWereFirstPrinted, forKey: .dateLabelsWereFirstPrinted)
    try container.encode(isLate, forKey: .isLate)
    try container.encode(lateForCustomer, forKey: .lateForCustomer)
    try container.encode(customerReference, forKey: .customerReference)
    try container.encode(weight, forKey: .weight)
    try container.encode(value, forKey: .value)
    try container.encodeIfPresent(customsDocumentation, forKey: .customsDocumentation)
    if encoder.apiVersion != .version1 {
      try container.encode(direction, forKey: .direction)
      try container.encode(tags, forKey: .tags)
    }
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
}
