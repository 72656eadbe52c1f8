/// A carrier service's place on a consignment: what an allocation leaves.
///
/// - Source: contract/10-allocation.md, sections 5.5 and 7.
package struct Booking: Codable, Equatable, Sendable {
  /// What every consignment with the service shows alike, kept once.
  package struct Service: Codable, Equatable, Sendable {
    package let reference: String
    package let name: String
    /// Without tracking references.
    package let legs: [ConsignmentLeg]

    package init(reference: String, name: String, legs: [ConsignmentLeg]) {
      self.reference = reference
      self.name = name
      self.legs = legs
    }
  }

  package let service: Shared<Service>
  /// The group that was asked for; empty when none was.
  package let groupReference: String
  package let groupName: String?
  package let date: DateTimeOffset
  package let price: Rate
  package let collectionDate: DateTimeOffset?
  package let earliestDeliveryDate: DateTimeOffset?
  package let latestDeliveryDate: DateTimeOffset?
  /// Leg by leg, of each leg one for each package.
  package let trackingReferences: [String]
  /// True where an attempt that failed before is shown still; nil where the success has taken it back.
  package let keepsFailure: Bool?

  package init(
    service: Shared<Service>, groupReference: String, groupName: String?, date: DateTimeOffset, price: Rate,
    collectionDate: DateTimeOffset?, earliestDeliveryDate: DateTimeOffset?, latestDeliveryDate: DateTimeOffset?,
    trackingReferences: [String], keepsFailure: Bool? = nil
  ) {
    self.service = service
    self.groupReference = groupReference
    self.groupName = groupName
    self.date = date
    self.price = price
    self.collectionDate = collectionDate
    self.earliestDeliveryDate = earliestDeliveryDate
    self.latestDeliveryDate = latestDeliveryDate
    self.trackingReferences = trackingReferences
    self.keepsFailure = keepsFailure
  }

  /// Takes an allocation apart into what is the service's and what is its own.
  ///
  /// - Parameters:
  ///   - allocation: as the consignment shows it.
  ///   - legs: as the consignment shows them; each has a tracking reference for each package.
  ///   - collectionDate: as the consignment shows it, as are the two that follow.
  ///   - earliestDeliveryDate: of the delivery.
  ///   - latestDeliveryDate: of the delivery.
  package init(
    _ allocation: ConsignmentAllocation, legs: [ConsignmentLeg], collectionDate: DateTimeOffset? = nil,
    earliestDeliveryDate: DateTimeOffset? = nil, latestDeliveryDate: DateTimeOffset? = nil
  ) {
    let bare = legs.map { leg in
      var leg = leg
      leg.trackingReferences = []
      return leg
    }
    self.init(
      service: Shared(
        Service(
          reference: allocation.mpdCarrierServiceReference, name: allocation.mpdCarrierServiceName, legs: bare)),
      groupReference: allocation.carrierServiceGroupReference, groupName: allocation.mpdCarrierServiceGroupName,
      date: allocation.allocationDate, price: allocation.price, collectionDate: collectionDate,
      earliestDeliveryDate: earliestDeliveryDate, latestDeliveryDate: latestDeliveryDate,
      trackingReferences: legs.flatMap(\.trackingReferences))
  }

  /// The same booking, which refers to its service in another place.
  package func with(_ service: Shared<Service>) -> Booking {
    Booking(
      service: service, groupReference: groupReference, groupName: groupName, date: date, price: price,
      collectionDate: collectionDate, earliestDeliveryDate: earliestDeliveryDate,
      latestDeliveryDate: latestDeliveryDate, trackingReferences: trackingReferences, keepsFailure: keepsFailure)
  }

  package var allocation: ConsignmentAllocation {
    ConsignmentAllocation(
      carrierServiceGroupReference: groupReference, mpdCarrierServiceGroupName: groupName,
      mpdCarrierServiceReference: service.value.reference, mpdCarrierServiceName: service.value.name,
      allocationDate: date, price: price)
  }

  /// As the consignment shows them: with the tracking references of every package.
  package var legs: [ConsignmentLeg] {
    var legs = service.value.legs
    for index in legs.indices { legs[index].trackingReferences = Array(trackingReferences(ofLeg: index)) }
    return legs
  }

  /// Those of every package, in their order.
  package func trackingReferences(ofLeg leg: Int) -> ArraySlice<String> {
    trackingReferences[(leg * width)..<((leg + 1) * width)]
  }

  /// - Returns: nil for a package that does not travel.
  package func trackingReference(ofLeg leg: Int, package: Int) -> String? {
    let width = width
    return package < width ? trackingReferences[leg * width + package] : nil
  }

  /// As a package shows them: without carrier name and service, as the vendor answers.
  ///
  /// - Parameter package: its place among the consignment's packages.
  /// - Returns: one leg for each of the consignment's.
  package func legs(ofPackage package: Int) -> [ConsignmentLeg] {
    service.value.legs.enumerated().compactMap { index, leg in
      trackingReference(ofLeg: index, package: package).map { reference in
        ConsignmentLeg(
          leg: leg.leg, trackingReferences: [reference], carrierReference: leg.carrierReference, carrierName: nil)
      }
    }
  }

  /// How many packages travel.
  private var width: Int { trackingReferences.count / max(1, service.value.legs.count) }
}

extension Shared where Value == Booking {
  // Asked of the one that is kept: of the booking itself it would be asked of a copy.
  package func trackingReferences(ofLeg leg: Int) -> ArraySlice<String> { value.trackingReferences(ofLeg: leg) }
}
