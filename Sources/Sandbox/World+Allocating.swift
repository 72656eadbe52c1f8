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

/// An allocation that has been begun: all that choosing a service needs, to be done anywhere.
struct AllocationDraft: Sendable {
  fileprivate let stored: World.Stored
  fileprivate let catalog: Catalog
  fileprivate let candidates: Candidates
  fileprivate let now: DateTimeOffset

  fileprivate init(_ stored: World.Stored, in catalog: Catalog, among candidates: Candidates, at now: DateTimeOffset) {
    self.stored = stored
    self.catalog = catalog
    self.candidates = candidates.current(in: catalog)
    self.now = now
  }

  /// The engine's run: the long part, which changes nothing.
  func assess() -> Assessment { catalog.assess(stored.journey, among: candidates, at: now) }
}

extension World {
  enum AllocationStart: Sendable {
    case draft(AllocationDraft)
    case over(AllocationOutcome)
  }

  /// Tries to allocate one consignment to the cheapest of the candidates.
  ///
  /// - Source: contract/decisions.md, "Outcomes of an allocation"; contract/10-allocation.md, sections 4, 6.1 and 7.
  package mutating func allocate(_ reference: String, to candidates: Candidates) -> AllocationOutcome {
    switch beginAllocation(of: reference, to: candidates) {
    case .over(let outcome): outcome
    case .draft(let draft): settle(draft, draft.assess())
    }
  }

  /// Assesses the consignment and writes down what comes of it, whatever its state.
  mutating func decide(
    _ current: Shared<Consignment>, among candidates: Candidates, at now: DateTimeOffset
  ) -> AllocationOutcome {
    guard let draft = draft(current.value.reference, among: candidates, at: now) else { return .unknownConsignment }
    return settle(draft, draft.assess())
  }

  /// The allocation of a consignment, whatever its state; nil for an unknown one.
  func draft(_ reference: String, among candidates: Candidates, at now: DateTimeOffset) -> AllocationDraft? {
    stored(reference).map { AllocationDraft($0, in: catalog, among: candidates, at: now) }
  }

  mutating func beginAllocation(of reference: String, to candidates: Candidates) -> AllocationStart {
    guard let stored = stored(reference) else { return .over(.unknownConsignment) }
    guard stored.consignment.value.consignmentState.permits(.allocate) else {
      return .over(.notPermitted(stored.consignment))
    }
    switch allocationMode {
    case .synchronous:
      return .draft(AllocationDraft(stored, in: catalog, among: candidates, at: now))
    case .asynchronous(let delay): return .over(queue(stored.consignment, for: candidates, after: delay))
    }
  }

  /// - Returns: nil when the consignment or the catalog has changed since the draft: then the allocation must begin again.
  mutating func finishAllocation(_ draft: AllocationDraft, _ assessment: Assessment) -> AllocationOutcome? {
    guard let current = stored(draft.stored.consignment.value.reference),
      current.consignment.isSame(as: draft.stored.consignment), catalog.isSame(as: draft.catalog)
    else { return nil }
    return settle(draft, assessment)
  }

  private mutating func settle(_ draft: AllocationDraft, _ assessment: Assessment) -> AllocationOutcome {
    var consignment = draft.stored.consignment.value
    guard let offer = assessment.winner else {
      consignment.fail(assessment, candidates: draft.candidates, at: draft.now)
      return .failed(store(consignment, journey: draft.stored.journey), assessment)
    }
    allocate(&consignment, with: offer, candidates: draft.candidates, at: draft.now)
    return .allocated(store(consignment, journey: draft.stored.journey), offer.service)
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
