import Allocation
import Contract

extension ConsignmentQuery {
  /// Takes the consignment where it is kept: to copy it whole costs more than to look at one member.
  static func test(_ criterion: Criterion, in catalog: Catalog) -> @Sendable (Shared<Consignment>) -> Bool {
    switch criterion {
    case .reference(let text): folded(text) { $0.equals($1.value.reference) }
    case .customerReference(let text): folded(text) { $0.equals($1.value.consignmentReferenceProvidedByCustomer) }
    case .trackingReference(let text):
      folded(text) { text, consignment in
        consignment.value.consignmentLegs.contains { $0.trackingReferences.contains(where: text.equals) }
      }
    case .packageReference(let text):
      folded(text) { text, consignment in
        consignment.value.packages.contains { text.equals($0.reference) }
      }
    case .states(let states): { states.contains($0.value.consignmentState) }
    case .source(let source): { $0.value.source == source }
    case .direction(let direction): { $0.value.direction == direction }
    case .carrierService(let text):
      folded(text) { text, consignment in
        guard let allocation = consignment.value.allocation?.value else { return false }
        return text.equals(allocation.mpdCarrierServiceReference) || text.equals(allocation.mpdCarrierServiceName)
      }
    case .carriers(let texts):
      folded(texts.map { catalog.carrier(mpdReference: $0)?.reference ?? $0 }) { text, consignment in
        consignment.value.consignmentLegs.contains { text.equals($0.carrierReference) || text.equals($0.carrierName) }
      }
    case .postcode(let text):
      folded(withoutBlanks(text)) { text, consignment in
        [consignment.value.origin, consignment.value.destination].contains {
          text.equals($0?.postcode.map(withoutBlanks))
        }
      }
    case .shippingLocations(let texts):
      folded(texts) { text, consignment in
        consignment.value.addresses.contains { text.equals($0.value.shippingLocationReference) }
      }
    case .destinationCountry(let text):
      folded(text) {
        $0.equals($1.value.destination?.country?.value.isoCode?.twoLetterCode)
      }
    case .destinationRegion(let text): folded(text) { $0.equals($1.value.destination?.region) }
    case .labelsPrinted(let printed): { $0.value.labelsPrinted == printed }
    case .anywhere(let text):
      folded(text) { text, consignment in searchable(consignment.value).contains(where: text.isPart) }
    case .kilograms(let bound): { bound.holds(for: $0.value.weight.kilograms) }
    case .value(let bound): { bound.holds(for: $0.value.value.amount) }
    case .date(let member, let bound): { consignment in member.date(of: consignment.value).map(bound.holds) ?? false }
    }
  }

  private static func folded(
    _ text: String, _ holds: @escaping @Sendable (FoldedText, Shared<Consignment>) -> Bool
  ) -> @Sendable (Shared<Consignment>) -> Bool {
    let text = FoldedText(text)
    return { holds(text, $0) }
  }

  private static func folded(
    _ texts: [String], _ holds: @escaping @Sendable (FoldedText, Shared<Consignment>) -> Bool
  ) -> @Sendable (Shared<Consignment>) -> Bool {
    let texts = texts.map(FoldedText.init)
    return { consignment in texts.contains { holds($0, consignment) } }
  }

  private static func withoutBlanks(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// Everything that a search term looks into.
  private static func searchable(_ consignment: Consignment) -> [String?] {
    [consignment.reference, consignment.consignmentReferenceProvidedByCustomer]
      + consignment.consignmentLegs.flatMap(\.trackingReferences)
      + consignment.packages.flatMap { [$0.reference, $0.packageReferenceProvidedByCustomer, $0.description] }
      + consignment.addresses.flatMap { address in
        let contact = address.value.contact?.value
        return [address.value.postcode, address.value.companyName, contact?.firstName, contact?.lastName]
      }
  }
}

extension ConsignmentQuery.DateMember {
  fileprivate func date(of consignment: Consignment) -> DateTimeOffset? {
    switch self {
    case .created: consignment.dateCreated
    case .scheduledDelivery: consignment.latestDeliveryDate
    case .shipped: consignment.dateShipped
    case .shipping: consignment.shippingDate?.dated(in: consignment.origin?.countryCode)
    case .requestedDelivery:
      consignment.requestedDeliveryDate?.value.date.dated(in: consignment.destination?.countryCode)
    }
  }
}

extension Address {
  fileprivate var countryCode: String? { country?.value.isoCode?.twoLetterCode }
}

extension ConsignmentQuery.Bound where Value: Comparable {
  fileprivate func holds(for value: Value) -> Bool {
    switch self {
    case .atLeast(let limit): value >= limit
    case .atMost(let limit): value <= limit
    }
  }
}

extension ConsignmentQuery.Bound<ConsignmentQuery.DateLimit> {
  fileprivate func holds(for date: DateTimeOffset) -> Bool {
    switch self {
    case .atLeast(.day(let day)): date.localDate >= day
    case .atLeast(.instant(let instant)): date >= instant
    case .atMost(.day(let day)): date.localDate <= day
    case .atMost(.instant(let instant)): date <= instant
    }
  }
}
