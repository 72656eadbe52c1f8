import Allocation
import Contract
import Faults

// What becomes of shipments by the world's clock. Nothing is scheduled by a timer: whoever looks at the world finds what is due by then
// done, as if it had been done at its time.
extension World {
  /// How many shipments are looked at while others wait.
  private static let mostAtOnce = 128

  /// Whether some shipment may stand elsewhere than it did. O(1).
  @usableFromInline var hasDueLives: Bool { lives.isDue(at: now) }

  /// Puts some shipments where they stand by now.
  ///
  /// - Returns: whether there may be more to do.
  @usableFromInline
  mutating func settleLives() -> Bool {
    let now = now
    let numbers = lives.take(Self.mostAtOnce, at: now)
    for number in numbers { settle(number, at: now) }
    return numbers.count == Self.mostAtOnce
  }

  /// Puts a shipment where it stands by now.
  mutating func settle(_ number: Int, at now: DateTimeOffset) {
    guard let course = course(of: number) else { return }
    let standing = course.standing(at: now)
    var consignment = course.consignment
    if consignment.progress.state != standing.state || consignment.progress.events?.value != standing.events {
      consignment.progress.state = standing.state
      consignment.progress.events = Shared(standing.events)
      replace(number, with: consignment)
    }
    if let next = standing.next { lives.enter(number, due: next) }
  }

  /// The life of the consignment of a number; nil for what has never been manifested.
  func course(of number: Int) -> Course? {
    let stored = store[number]
    return stored.consignment.lifeSoFar.map { course(of: stored, living: $0) }
  }

  /// The same with a life of which nobody need know.
  func course(of stored: ConsignmentStore.Stored, living life: Consignment.Life) -> Course {
    guard let booking = stored.consignment.progress.booking?.value else {
      return Course(stored.consignment, life: life, plan: .none, service: nil)
    }
    let transit = catalog.transit(of: booking.service.value.reference, for: stored.journey)
    let fixed = stored.consignment.fixed
    let isPlanned = life.planEnd.map { $0 > life.manifested } ?? true
    var plan =
      isPlanned
      ? LifePlan(
        LifePlan.Facts(
          transit: transit, chance: LifeChance(seed: requestSeed, reference: fixed.reference),
          manifested: life.manifested,
          collection: stored.consignment.shippingDate.map {
            $0.at(offsetMinutes: transit.clocks.origin.offsetMinutes(atTicks: $0.ticks))
          },
          latestDelivery: booking.latestDeliveryDate, earliestDelivery: booking.earliestDeliveryDate,
          legCount: booking.service.value.legs.count, packageCount: fixed.packages.count,
          crossesCustoms: stored.journey.value.crossesCustoms, branch: life.branch, isFast: life.isFast,
          shop: (fixed.locationInformation?.value.shopReference).flatMap(catalog.shop).map {
            ShopHours(times: $0.openingTimes)
          })) : .none
    if let pause = life.pause { plan.wait(for: pause, isFast: life.isFast) }
    return Course(stored.consignment, life: life, plan: plan, service: transit.service)
  }

  /// Manifests a consignment, or does not, as a magic value wants it: then its life begins.
  mutating func beginLife(of reference: String) -> ChangeOutcome {
    guard let consignment = stored(reference)?.consignment, consignment.progress.state.permits(.manifest) else {
      return change(reference, by: .manifest) { _ in }
    }
    let now = now
    let fate = spendFate(of: consignment)
    if fate == .manifestFails {
      return change(reference, by: .manifest) { consignment in
        consignment.progress.state = .manifestFailed
        consignment.progress.changeEvents {
          $0.failedManifest = Shared(.init(message: "The carrier did not take the manifest.", date: now))
        }
      }
    }
    let life = Consignment.Life(
      manifested: now, branch: branch(fate, of: consignment),
      isFast: livesFast)
    return change(reference, by: .manifest) { consignment in
      consignment.progress.state = .manifested
      consignment.progress.changeEvents {
        $0.failedManifest = nil
        $0.life = Shared(life)
      }
    }
  }

  /// Whether a day of what is manifested now takes two minutes.
  var livesFast: Bool { (settings.tracking ?? standardTracking) == .fast }

  /// Has a consignment that was put on a manifest, and no further than to its dispatch, live from now on.
  mutating func enliven(_ number: Int) {
    var consignment = store[number].consignment
    guard consignment.progress.life == nil,
      consignment.progress.state == .manifested || consignment.progress.state == .dispatched
    else { return }
    var life = Consignment.Life(
      manifested: now, branch: branch(spendFate(of: consignment), of: consignment), isFast: livesFast)
    if consignment.progress.state == .dispatched { life.dispatch(at: now) }
    consignment.progress.life = life
    replace(number, with: consignment)
  }

  /// What the consignment's magic value makes of its life, or else chance, where there is trouble.
  func branch(_ fate: MagicValue.Fate?, of consignment: Consignment) -> Consignment.Life.Branch? {
    if case .branch(let branch) = fate { return branch }
    let trouble = settings.trackingTrouble ?? standardTrouble
    guard trouble > 0 else { return nil }
    let chance = LifeChance(seed: requestSeed, reference: consignment.reference)
    guard chance.below(1000, "trouble") < Int64(trouble) else { return nil }
    let branches = Consignment.Life.Branch.allCases.filter { $0 != .noTracking && fits($0, consignment) }
    return branches[Int(chance.below(Int64(branches.count), "branch"))]
  }

  /// Whether a branch can make trouble for a consignment: only several packages are delivered in part, and only a shop keeps what
  /// nobody fetches.
  func fits(_ branch: Consignment.Life.Branch, _ consignment: Consignment) -> Bool {
    switch branch {
    case .partial: consignment.packageCount > 1
    case .uncollected:
      consignment.progress.booking
        .flatMap { catalog.carrierService($0.value.service.value.reference) }?.isPickUp ?? false
    default: true
    }
  }

  /// Takes note of a change of what is remembered of a shipment.
  mutating func noteLife(_ number: Int, from old: Consignment, to new: Consignment) {
    let before = old.progress.events?.value.life
    guard let life = new.progress.events?.value.life else {
      if before != nil { lives.end(number) }
      return
    }
    guard before != life else { return }
    if before == nil, life.value.posted.isEmpty { return lives.begin(number, due: firstDue(life.value, new)) }
    lives.enterAtOnce(number)
  }

  /// Nothing happens before this moment.
  private func firstDue(_ life: Consignment.Life, _ consignment: Consignment) -> DateTimeOffset {
    guard let collection = consignment.shippingDate, collection > life.manifested else { return life.manifested }
    let seconds = (collection.ticks - life.manifested.ticks) / DateTimeOffset.ticksPerSecond
    let wait = max(0, min(7200, seconds - 1800))
    return life.manifested.adding(seconds: life.isFast ? wait / 720 : wait)
  }
}
