import Allocation
package import Contract

/// An event of a package, as its consignment's tracking shows it.
package struct PackageEvent: Equatable, Sendable {
  package let event: TrackingEvent
  /// The state that the event leads to; nil for a code that says nothing of it.
  package let state: ConsignmentState?
  /// The place of its leg.
  package let leg: Int
}

extension Course {
  /// What a package's carriers have told up to a moment, the oldest first.
  func events(ofPackage package: Int, until now: DateTimeOffset) -> [PackageEvent] {
    var leg = 0
    return happenings(toPackage: package).prefix { $0.at <= now }.map { happening in
      switch happening.what {
      case .step(let step):
        leg = step.leg
        return PackageEvent(
          event: TrackingEvent(
            timeStamp: happening.at, code: step.state.rawValue,
            description: TrackingCode.description(of: step.state), signedBy: signature(step.state),
            location: location(step.place, leg: step.leg)),
          state: step.state, leg: leg)
      case .posted(let posted):
        return PackageEvent(event: posted.event, state: posted.state, leg: min(posted.leg ?? leg, legCount - 1))
      }
    }
  }

  var legs: [ConsignmentLeg] { consignment.progress.booking?.value.service.value.legs ?? [] }
  var legCount: Int { max(1, legs.count) }

  /// What a leg's service is called: the leg of the service's own carrier like the service, another by its reference.
  func serviceName(ofLeg leg: Int) -> String? {
    guard let service = consignment.progress.booking?.value.service.value else { return nil }
    guard service.legs.count > 1, service.legs.indices.contains(leg) else { return service.name }
    let own = self.service?.carrier.reference ?? service.legs.last?.carrierReference
    return service.legs[leg].carrierReference == own ? service.name : service.legs[leg].carrierServiceReference
  }

  // MARK: - Invented

  /// The last name of whom it is for, where the service asks for a signature.
  private func signature(_ state: ConsignmentState) -> String? {
    guard state == .delivered || state == .deliveredDamaged, service?.isSigned == true else { return nil }
    return consignment.destination?.contact?.value.lastName
  }

  private func location(_ place: LifePlan.Place, leg: Int) -> String? {
    switch place {
    case .origin: consignment.origin.flatMap(town)
    case .destination: consignment.destination.flatMap(town)
    case .hub: (legs.indices.contains(leg) ? legs[leg].carrierName : nil).map { "\($0) Hub" }
    case .shop: consignment.destination.flatMap { shop($0) ?? town($0).map { "\($0) Collection Point" } }
    }
  }

  /// The name of the shop that was selected.
  private func shop(_ address: Address) -> String? {
    consignment.fixed.locationInformation == nil ? nil : address.companyName
  }

  /// The postcode's district for a place without a town.
  private func town(_ address: Address) -> String? {
    if let town = address.town, !town.isEmpty { return town }
    return address.postcode?.split(separator: " ").first.map(String.init)
  }
}
