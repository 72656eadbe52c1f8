import Allocation
package import Contract

extension World {
  /// Manifests consignments in turn, and files one manifest for each carrier and shipping location among them.
  ///
  /// - Returns: one outcome each; what is done may be `ManifestFailed`.
  /// - Source: contract/30-consignments.md, section 5; that it is done at once, contract/90-open-questions.md, 66. Which
  ///   consignments share a manifest is *assumed*.
  package mutating func manifest(_ references: [String]) -> [ChangeOutcome] {
    let outcomes = references.map { beginLife(of: $0) }
    fileManifests(
      of: outcomes.compactMap { outcome in
        guard case .done(let consignment) = outcome, consignment.progress.state == .manifested else { return nil }
        return consignment
      })
    return outcomes
  }

  /// Files one manifest for each carrier and shipping location among consignments, in the order of their first.
  ///
  /// - Parameters:
  ///   - consignments: as they are when they are manifested.
  ///   - moment: when that is; nil for now.
  mutating func fileManifests(of consignments: [Consignment], at moment: DateTimeOffset? = nil) {
    var bookings: [Booking: [Consignment]] = [:]
    var order: [Booking] = []
    for consignment in consignments {
      let booking = Booking(
        carrier: consignment.progress.booking?.value.service.value.legs.first?.carrierName,
        location: consignment.origin?.shippingLocationReference ?? consignment.destination?.shippingLocationReference)
      if bookings[booking] == nil { order.append(booking) }
      bookings[booking, default: []].append(consignment)
    }
    for booking in order { file(booking, of: bookings[booking] ?? [], at: moment ?? now) }
  }

  /// Manifests every consignment that a query finds.
  package mutating func manifest(matching query: ConsignmentQuery) -> (found: [String], outcomes: [ChangeOutcome]) {
    let found = consignments(matching: query).page().map(\.reference)
    return (found, manifest(found))
  }

  /// Whose consignments share a manifest.
  private struct Booking: Hashable {
    let carrier: String?
    let location: String?
  }

  private mutating func file(_ booking: Booking, of consignments: [Consignment], at moment: DateTimeOffset) {
    let location = booking.location.flatMap { catalog.shippingLocation($0) }
    let head = CustomerManifest(
      manifestReference: nextManifestReference(),
      shippingLocationReference: location?.reference ?? booking.location,
      created: moment, carrierName: booking.carrier, bookingsCount: consignments.count)
    file(
      FiledManifest(
        head: head, shippingLocationName: location?.name ?? location?.reference, consignments: consignments))
  }

  /// The manifests so far, the newest first; of one shipping location, if one is named.
  package func customerManifests(ofShippingLocation location: String?) -> [CustomerManifest] {
    let heads = manifests.map(\.head).reversed()
    guard let location = location.map(FoldedText.init) else { return Array(heads) }
    return heads.filter { location.equals($0.shippingLocationReference) }
  }

  /// The manifest of this reference in any case. Costs time with the number of manifests.
  package func customerManifest(_ reference: String) -> FiledManifest? {
    let wanted = FoldedText(reference)
    return manifests.first { wanted.equals($0.head.manifestReference) }
  }
}
