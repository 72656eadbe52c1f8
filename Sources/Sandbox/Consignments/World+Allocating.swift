package import Allocation
package import Contract

/// What became of one consignment of an allocation call.
package enum AllocationOutcome: Sendable {
  case allocated(Consignment, CarrierService)
  /// Nobody could carry it; the consignment is now `AllocationFailed`.
  // Elsewhere: an assessment is large, and every outcome would be.
  indirect case failed(Consignment, Assessment)
  /// Its state does not allow allocation; nothing changed.
  case notPermitted(Consignment)
  case unknownConsignment
  /// It is now `Allocating`, and will be done when the world's clock has passed the delay.
  case queued(Consignment)
}

/// An allocation that has been begun: all that choosing a service needs, to be done anywhere.
final class AllocationDraft: Sendable {
  fileprivate let stored: ConsignmentStore.Stored
  fileprivate let catalog: Catalog
  fileprivate let candidates: Candidates
  private let customs: CustomsDemand
  fileprivate let now: DateTimeOffset
  /// What has to be kept whatever the consignment asks for, if an option was selected.
  fileprivate let promise: OptionPromise?

  // What it is made of, not the world: an initialiser owns what it is given, and a world is dear to copy.
  fileprivate init(
    _ stored: ConsignmentStore.Stored, _ catalog: Catalog, _ customs: CustomsDemand, among candidates: Candidates,
    at now: DateTimeOffset, keeping promise: OptionPromise?
  ) {
    self.promise = promise
    self.stored = stored
    self.catalog = catalog
    self.customs = customs
    self.candidates = candidates.current(in: catalog)
    self.now = now
  }

  /// The engine's run: the long part, which changes nothing.
  func assess() -> Assessment {
    guard let promise else { return catalog.assess(stored.journey, among: candidates, customs: customs, at: now) }
    let consignment = stored.consignment
    let journey = Journey(consignment, collectedOn: promise.collection, delivered: promise.delivery)
    let assessment = catalog.assess(Shared(journey), among: candidates, customs: customs, at: now)
    guard assessment.winner == nil, let others = promise.keepers(in: catalog) else { return assessment }
    // The promise is what counts, not who keeps it.
    let anyDay = Journey(consignment, collectedOn: nil, delivered: promise.delivery)
    let second = catalog.assess(Shared(anyDay), among: others, customs: customs, at: now)
    return second.winner == nil ? assessment : second
  }
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
    _ current: Consignment, among candidates: Candidates, at now: DateTimeOffset
  ) -> AllocationOutcome {
    guard let draft = draft(current.reference, among: candidates, at: now) else { return .unknownConsignment }
    return settle(draft, draft.assess())
  }

  /// The allocation of a consignment, whatever its state; nil for an unknown one.
  func draft(
    _ reference: String, among candidates: Candidates, at now: DateTimeOffset, keeping promise: OptionPromise? = nil
  ) -> AllocationDraft? {
    stored(reference).map { AllocationDraft($0, catalog, customs, among: candidates, at: now, keeping: promise) }
  }

  mutating func beginAllocation(
    of reference: String, to candidates: Candidates, keeping promise: OptionPromise? = nil
  ) -> AllocationStart {
    guard let stored = stored(reference) else { return .over(.unknownConsignment) }
    guard stored.consignment.progress.state.permits(.allocate) else {
      return .over(.notPermitted(stored.consignment))
    }
    let candidates = provoked(candidates, for: stored.consignment)
    let mode = candidates.provocation?.delaySeconds.map(AllocationMode.asynchronous) ?? allocationMode
    switch mode {
    case .synchronous:
      return .draft(AllocationDraft(stored, catalog, customs, among: candidates, at: now, keeping: promise))
    case .asynchronous(let delay):
      spendMagic(of: stored.consignment, on: candidates)
      return .over(queue(stored, for: candidates, after: delay, keeping: promise))
    }
  }

  /// - Returns: nil when the consignment or the catalog has changed since the draft: then the allocation must begin again.
  mutating func finishAllocation(_ draft: AllocationDraft, _ assessment: Assessment) -> AllocationOutcome? {
    let number = draft.stored.number
    guard number < store.count, store[number].consignment.isSame(as: draft.stored.consignment),
      catalog.isSame(as: draft.catalog)
    else { return nil }
    return settle(draft, assessment)
  }

  private mutating func settle(_ draft: AllocationDraft, _ assessment: Assessment) -> AllocationOutcome {
    var consignment = draft.stored.consignment
    spendMagic(of: consignment, on: draft.candidates)
    guard let offer = assessment.winner else {
      consignment.progress.fail(assessment, candidates: draft.candidates, at: draft.now)
      consignment.leaveShop()
      return .failed(replace(draft.stored.number, with: consignment), assessment)
    }
    book(
      offer, for: &consignment, draft.stored.number, candidates: draft.candidates, at: draft.now,
      keeping: draft.promise)
    return .allocated(replace(draft.stored.number, with: consignment), offer.service)
  }

  private mutating func book(
    _ offer: Offer, for consignment: inout Consignment, _ number: Int, candidates: Candidates, at now: DateTimeOffset,
    keeping promise: OptionPromise? = nil
  ) {
    let service = offer.service
    let references = service.trackingReferences(packageCount: consignment.packageCount) {
      nextTrackingReference(of: $0, for: number)
    }
    consignment.progress.state = .allocated
    consignment.progress.shippingDate = offer.shippingDate
    consignment.progress.booking = Shared(
      Booking(
        service: service.booked, groupReference: candidates.group?.reference ?? "", groupName: candidates.group?.name,
        date: now, price: offer.storedPrice, collectionDate: offer.collectionDate,
        earliestDeliveryDate: promise?.earliest ?? offer.earliestDelivery,
        latestDeliveryDate: promise?.latest ?? offer.latestDelivery,
        trackingReferences: references, keepsFailure: failedAllocation == .kept ? true : nil))
  }
}

extension Consignment.Progress {
  /// Marks a failed attempt. Members that name a service or group are null unless the caller named one.
  fileprivate mutating func fail(_ assessment: Assessment, candidates: Candidates, at now: DateTimeOffset) {
    var failure = FailedAllocation(attemptedAllocationDate: now, message: assessment.reason)
    failure.carrierServiceGroupReference = candidates.group?.reference
    failure.mpdCarrierServiceGroupName = candidates.group?.name
    failure.mpdCarrierServiceReference = candidates.service?.reference
    failure.mpdCarrierServiceName = candidates.service?.name
    failedAllocation = Shared(failure)
    state = .allocationFailed
  }
}
