import Allocation
import Contract

extension ConsignmentQuery {
  /// What tells whether a consignment meets a criterion, made once for many consignments.
  static func test(_ criterion: Criterion, in catalog: Catalog) -> @Sendable (Consignment) -> Bool {
    switch criterion {
    case .reference(let text): folded(text) { $0.equals($1.reference) }
    case .partOfReference(let text): folded(text) { $0.isPart(of: $1.reference) }
    case .customerReference(let text): folded(text) { $0.equals($1.consignmentReferenceProvidedByCustomer) }
    case .trackingReference(let text):
      folded(text) { text, consignment in
        consignment.progress.booking?.value.trackingReferences.contains(where: text.equals) ?? false
      }
    case .packageReference(let text):
      folded(text) { text, consignment in
        consignment.fixed.packages.contains { text.equals($0.reference) }
      }
    case .states(let states): { states.contains($0.consignmentState) }
    case .source(let source): { $0.source == source }
    case .direction(let direction): { $0.direction == direction }
    case .carrierService(let text):
      folded(text) { text, consignment in
        consignment.progress.booking?.value.service.value.isNamed(text) ?? false
      }
    case .carriers(let texts):
      folded(carriers(texts, in: catalog)) { text, consignment in
        consignment.progress.booking?.value.service.value.isCarried(by: text) ?? false
      }
    case .postcode(let text):
      folded(withoutBlanks(text)) { text, consignment in
        [consignment.origin, consignment.destination].contains {
          text.isPart(of: $0?.postcode.map(withoutBlanks))
        }
      }
    case .shippingLocations(let texts):
      folded(texts) { text, consignment in
        consignment.addresses.contains { text.equals($0.value.shippingLocationReference) }
      }
    case .destinationCountry(let text):
      folded(text) {
        $0.equals($1.destination?.country?.value.isoCode?.twoLetterCode)
      }
    case .destinationRegion(let text): folded(text) { $0.equals($1.destination?.region) }
    case .labelsPrinted(let printed): { $0.labelsPrinted == printed }
    case .anywhere(let text):
      folded(text) { text, consignment in searchable(consignment).contains(where: text.isPart) }
    case .kilograms(let bound): { bound.holds(for: $0.weight.kilograms) }
    case .value(let bound): { bound.holds(for: $0.value.amount) }
    case .date(let member, let bound): { consignment in member.date(of: consignment).map(bound.holds) ?? false }
    }
  }

  private static func folded(
    _ text: String, _ holds: @escaping @Sendable (FoldedText, Consignment) -> Bool
  ) -> @Sendable (Consignment) -> Bool {
    let text = FoldedText(text)
    return { holds(text, $0) }
  }

  private static func folded(
    _ texts: [String], _ holds: @escaping @Sendable (FoldedText, Consignment) -> Bool
  ) -> @Sendable (Consignment) -> Bool {
    let texts = texts.map(FoldedText.init)
    return { consignment in texts.contains { holds($0, consignment) } }
  }

  /// The carriers' own references for those of Sorted.
  static func carriers(_ texts: [String], in catalog: Catalog) -> [String] {
    texts.map { catalog.carrier(mpdReference: $0)?.reference ?? $0 }
  }

  private static func withoutBlanks(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  /// Everything that a search term looks into.
  private static func searchable(_ consignment: Consignment) -> [String?] {
    [consignment.reference, consignment.consignmentReferenceProvidedByCustomer]
      + (consignment.progress.booking?.value.trackingReferences ?? [])
      + consignment.fixed.packages.flatMap { [$0.reference, $0.packageReferenceProvidedByCustomer, $0.description] }
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
    case .shipped: consignment.progress.events?.value.dateShipped
    case .shipping: consignment.datedShippingDate
    case .requestedDelivery:
      consignment.requestedDeliveryDate?.value.date.dated(in: consignment.destination?.countryCode)
    }
  }
}

extension Booking.Service {
  func isNamed(_ text: FoldedText) -> Bool { text.equals(reference) || text.equals(name) }

  func isCarried(by text: FoldedText) -> Bool {
    legs.contains { text.equals($0.carrierReference) || text.equals($0.carrierName) }
  }
}

extension Address {
  var countryCode: String? { country?.value.isoCode?.twoLetterCode }
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
  func holds(for date: DateTimeOffset) -> Bool {
    switch self {
    case .atLeast(.day(let day)): date.localDate >= day
    case .atLeast(.instant(let instant)): date >= instant
    case .atMost(.day(let day)): date.localDate <= day
    case .atMost(.instant(let instant)): date <= instant
    }
  }
}
