import Allocation
import Contract

extension MpdCarrierService {
  /// - Source: contract/20-rules-and-catalog.md, sections 1 and 2.
  init(_ service: CarrierService) {
    var traits: CarrierServiceTraits = .scheduled
    if service.isPickUp { traits.insert(.pickUp) }
    if service.isDropOff { traits.insert(.dropOff) }
    if service.isTimed { traits.insert(.timed) }
    self.init(
      name: service.name, description: service.description, reference: service.reference,
      mpdCarrierReference: service.carrier.mpdReference, carrierName: service.carrier.name,
      status: service.isEnabled ? .enabled : .disabled, journey: service.journey, type: traits,
      isConfigured: service.isConfigured)
  }
}

extension CarrierService {
  /// The legs as the vendor's lists and quotes show them.
  ///
  /// The catalog gives a leg no name and traits of its own: the leg of the service's own carrier is called like the service, another
  /// by its reference, and all have the service's traits. *Assumed.*
  /// - Source: contract/20-rules-and-catalog.md, section 2, "Leg".
  var journey: [JourneyLeg] {
    legs.map { leg in
      JourneyLeg(
        journeyStage: leg.number,
        carrierService: JourneyLeg.CarrierService(
          reference: leg.serviceReference, name: leg.carrier == carrier ? name : leg.serviceReference,
          carrierReference: leg.carrier.reference, carrierName: leg.carrier.name, isDropOff: isDropOff,
          isPickUp: isPickUp, isTimed: isTimed, isTracked: isTracked, isSigned: isSigned,
          serviceDirection: directions),
        collectionType: .notApplicable)
    }
  }

  /// The legs as quotes show them: with the customer's account with the carrier, without the carrier's name.
  ///
  /// - Source: contract/95-audit.md, D13.
  var quotedJourney: [JourneyLeg] {
    zip(journey, legs).map { journeyLeg, leg in
      var quoted = journeyLeg
      quoted.carrierService.carrierName = nil
      quoted.carrierAccountReference = leg.carrier.accountReference
      return quoted
    }
  }
}
