package import Allocation
package import Contract

/// What became of one consignment of an allocation call.
package enum AllocationOutcome: Sendable {
  case allocated(Shared<Consignment>, CarrierService)
  /// Nobody could carry it; the consignment is now `AllocationFailed`.
  case failed(Shared<Consignment>, Assessment)
  /// Its state does not allow allocation; nothing changed.
  case notPermitted(Shared<Consignment>)
  case unknownConsignment
}

extension World {
  /// Tries to allocate one consignment to the cheapest of the candidates.
  ///
  /// - Source: contract/decisions.md, "Outcomes of an allocation"; contract/10-allocation.md, sections 4, 6.1 and 7.
  package mutating func allocate(_ reference: String, to candidates: Candidates) -> AllocationOutcome {
    guard let current = consignment(reference) else { return .unknownConsignment }
    guard current.value.consignmentState.permits(.allocate) else { return .notPermitted(current) }

    let now = self.now
    let assessment = catalog.assess(current.value, among: candidates, at: now)
    var consignment = current.value
    guard let offer = assessment.winner else {
      consignment.fail(assessment, candidates: candidates, at: now)
      return .failed(store(consignment), assessment)
    }
    allocate(&consignment, with: offer, candidates: candidates, at: now)
    return .allocated(store(consignment), offer.service)
  }

  private mutating func allocate(
    _ consignment: inout Consignment, with offer: Offer, candidates: Candidates, at now: DateTimeOffset
  ) {
    var legs = offer.service.legs.enumerated().map { index, leg in
      ConsignmentLeg(
        leg: index + 1, trackingReferences: [], carrierReference: leg.carrier.reference,
        carrierServiceReference: leg.serviceReference, carrierName: leg.carrier.name)
    }
    for package in consignment.packages.indices {
      consignment.packages[package].consignmentLegs = legs.indices.map { index in
        let leg = offer.service.legs[index]
        let tracking = nextTrackingReference(leg.carrier.trackingFormat)
        legs[index].trackingReferences.append(tracking)
        return ConsignmentLeg(
          leg: index + 1, trackingReferences: [tracking], carrierReference: leg.carrier.reference, carrierName: nil)
      }
    }
    consignment.consignmentLegs = legs
    consignment.consignmentState = .allocated
    consignment.failedAllocation = nil
    consignment.collectionDate = offer.collectionDate
    consignment.shippingDate = offer.shippingDate
    consignment.earliestDeliveryDate = offer.earliestDelivery
    consignment.latestDeliveryDate = offer.latestDelivery
    consignment.allocation = Shared(
      ConsignmentAllocation(
        carrierServiceGroupReference: candidates.group?.reference ?? "",
        mpdCarrierServiceGroupName: candidates.group?.name,
        mpdCarrierServiceReference: offer.service.reference,
        mpdCarrierServiceName: offer.service.name,
        allocationDate: now,
        price: offer.price.stored))
  }
}

extension Consignment {
  /// Marks a failed attempt. Members that name a service or group are null unless the caller named one.
  fileprivate mutating func fail(_ assessment: Assessment, candidates: Candidates, at now: DateTimeOffset) {
    var failure = FailedAllocation(attemptedAllocationDate: now, message: assessment.reason)
    failure.carrierServiceGroupReference = candidates.group?.reference
    failure.mpdCarrierServiceGroupName = candidates.group?.name
    failure.mpdCarrierServiceReference = candidates.service?.reference
    failure.mpdCarrierServiceName = candidates.service?.name
    failedAllocation = Shared(failure)
    consignmentState = .allocationFailed
  }
}

extension Rate {
  /// The rate as a consignment keeps it: without the tax rate's reference and the currency's name.
  ///
  /// - Source: contract/10-allocation.md, section 7.
  fileprivate var stored: Rate {
    var rate = self
    rate.taxRate?.reference = nil
    rate.currency?.name = nil
    return rate
  }
}
