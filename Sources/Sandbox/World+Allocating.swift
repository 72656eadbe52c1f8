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
  /// It is now `Allocating`, and will be done when the world's clock has passed the delay.
  case queued(Shared<Consignment>)
}

extension World {
  /// Tries to allocate one consignment to the cheapest of the candidates.
  ///
  /// - Source: contract/decisions.md, "Outcomes of an allocation"; contract/10-allocation.md, sections 4, 6.1 and 7.
  package mutating func allocate(_ reference: String, to candidates: Candidates) -> AllocationOutcome {
    guard let current = consignment(reference) else { return .unknownConsignment }
    guard current.value.consignmentState.permits(.allocate) else { return .notPermitted(current) }

    switch allocationMode {
    case .synchronous: return decide(current, among: candidates, at: now)
    case .asynchronous(let delay): return queue(current, for: candidates, after: delay)
    }
  }

  /// Assesses the consignment and writes down what comes of it, whatever its state.
  mutating func decide(
    _ current: Shared<Consignment>, among candidates: Candidates, at now: DateTimeOffset
  ) -> AllocationOutcome {
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
    let service = offer.service
    let legs = service.legs(packageCount: consignment.packages.count) { nextTrackingReference(of: $0) }
    consignment.consignmentLegs = legs.consignment
    for (index, legs) in zip(consignment.packages.indices, legs.packages) {
      consignment.packages[index].consignmentLegs = legs
    }
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
        mpdCarrierServiceReference: service.reference,
        mpdCarrierServiceName: service.name,
        allocationDate: now,
        price: offer.storedPrice))
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
