import Allocation
import Contract

// Consignments that are put in where only a carrier's events lead: their past is made by the engine, which plays the rest by the
// world's clock. *Assumed.*
extension World {
  /// Puts a consignment in that was created, allocated and manifested at such a moment that by now it has come into its state.
  ///
  /// - Parameters:
  ///   - loaded: the consignment, and a state that is tracked.
  ///   - now: what the world's clock shows.
  /// - Returns: what is wrong with it; empty when it is in.
  mutating func loadUnderWay(_ loaded: LoadedConsignment, at now: DateTimeOffset) -> [FieldProblem] {
    if let reference = loaded.reference, consignment(reference) != nil {
      return [FieldProblem(path: "Reference", message: "'\(reference)' is used by another consignment")]
    }
    if let shipping = loaded.request.shippingDate, shipping > now {
      return [
        FieldProblem(
          path: "ShippingDate",
          message: "it is still to come, and a consignment that is \(loaded.state.rawValue) has left by \(now)")
      ]
    }
    switch past(of: loaded, at: now) {
    case .problems(let problems): return problems
    case .life(let life):
      switch allocate(loaded, at: life.manifested) {
      case .problems(let problems): return problems
      case .allocated(let number):
        var consignment = store[number].consignment
        _ = spendFate(of: consignment)
        consignment.progress.state = .manifested
        consignment.progress.life = life
        replace(number, with: consignment, at: life.manifested)
        return []
      }
    }
  }

  private enum Start {
    case allocated(Int)
    case problems([FieldProblem])
  }

  /// Creates and allocates at a moment that is over.
  private mutating func allocate(_ loaded: LoadedConsignment, at moment: DateTimeOffset) -> Start {
    switch create(loaded.request, reference: loaded.reference, at: moment) {
    case .refused(let problems): return .problems(problems)
    case .created(let created):
      if let reason = allocateInThePast(created, at: moment) {
        return .problems([.nobodyTakesIt(loaded.state, reason)])
      }
      return .allocated(store.count - 1)
    }
  }

  /// The consignment as it would be, had it been allocated at a moment; nothing is changed by the question.
  private func trial(
    _ loaded: LoadedConsignment, at moment: DateTimeOffset
  ) -> (world: World, start: Start) {
    var world = self
    _ = world.takeChanges()
    let start = world.allocate(loaded, at: moment)
    return (world, start)
  }

  private enum Past {
    case life(Consignment.Life)
    case problems([FieldProblem])
  }

  private func past(of loaded: LoadedConsignment, at now: DateTimeOffset) -> Past {
    let (world, start) = trial(loaded, at: now)
    let number: Int
    switch start {
    case .problems(let problems): return .problems(problems)
    case .allocated(let allocated): number = allocated
    }
    let sample = (world: world, number: number)
    if let life = life(of: loaded, leadingTo: loaded.state, sample, at: now) { return .life(life) }
    // Nothing leads there of itself: it comes to the nearest state before, and the rest has been told.
    let way = loaded.state.way
    for place in way.indices.dropLast().reversed() {
      guard var life = life(of: loaded, leadingTo: way[place], sample, at: now) else { continue }
      life.tell(way[(place + 1)...], until: now, apart: 0)
      return .life(life)
    }
    let apart: Int64 = livesFast ? 5 : 3600
    var life = Consignment.Life(manifested: now.adding(seconds: -apart * Int64(way.count)), isFast: livesFast)
    life.tell(way[...], until: now, apart: apart)
    return .life(life)
  }

  /// An ordinary life, or else one with trouble, that by now has led to a state.
  private func life(
    of loaded: LoadedConsignment, leadingTo state: ConsignmentState, _ sample: (world: World, number: Int),
    at now: DateTimeOffset
  ) -> Consignment.Life? {
    guard let (branch, gap) = branch(leadingTo: state, sample, at: now) else { return nil }
    let day: Int64 = livesFast ? 120 : 86_400
    let days = max(1, (gap + day - 1) / day)
    let starts = (gap < day ? [gap] : []) + (days..<days + Self.mostDaysMore).map { $0 * day }
    for seconds in starts {
      var start = now.adding(seconds: -seconds)
      if let shipping = loaded.request.shippingDate { start = min(start, DateTimeOffset(date: shipping.localDate)) }
      guard case (let world, .allocated(let number)) = trial(loaded, at: start) else { continue }
      var life = Consignment.Life(manifested: start, branch: branch, isFast: livesFast)
      let stored = world.store[number]
      guard let stay = world.course(of: stored, living: life).stay(in: state), stay.from <= now else { continue }
      if let end = stay.end, end <= now { life.pause = Consignment.Life.Pause(from: stay.from, until: now) }
      if world.course(of: stored, living: life).standing(at: now).state == state { return life }
    }
    return nil
  }

  /// A branch that leads to a state, and after how many seconds; that of the consignment's own magic value first.
  private func branch(
    leadingTo state: ConsignmentState, _ sample: (world: World, number: Int), at now: DateTimeOffset
  ) -> (branch: Consignment.Life.Branch?, gap: Int64)? {
    var world = sample.world
    let stored = world.store[sample.number]
    let own = world.branch(world.spendFate(of: stored.consignment), of: stored.consignment)
    let others = Consignment.Life.Branch.allCases.filter { $0 != .noTracking && fits($0, stored.consignment) }
    for branch in [own, nil] + others {
      let life = Consignment.Life(manifested: now, branch: branch, isFast: livesFast)
      if let stay = world.course(of: stored, living: life).stay(in: state) {
        return (branch, (stay.from.ticks - now.ticks) / DateTimeOffset.ticksPerSecond)
      }
    }
    return nil
  }

  /// How many days more are tried than an ordinary journey takes: weekends and holidays lie between.
  private static let mostDaysMore: Int64 = 15
}

extension Course {
  /// When the shipment first is in a state, and when it is so no longer; nil when it never is.
  fileprivate func stay(in state: ConsignmentState) -> (from: DateTimeOffset, end: DateTimeOffset?)? {
    var from: DateTimeOffset?
    for moment in moments(
      after: life.manifested.adding(seconds: -1), upTo: life.manifested.adding(seconds: 366 * 86_400))
    {
      let isThere = standing(at: moment).state == state
      if let from, !isThere { return (from, moment) }
      if isThere, from == nil { from = moment }
    }
    return from.map { ($0, nil) }
  }
}

extension Consignment.Life {
  /// Has states been told, the last of them at a moment; nothing comes after what ends a life.
  fileprivate mutating func tell(_ states: ArraySlice<ConsignmentState>, until end: DateTimeOffset, apart: Int64) {
    for (place, state) in states.enumerated() {
      let moment = end.adding(seconds: Int64(place + 1 - states.count) * apart)
      let event = TrackingEvent(
        timeStamp: moment, code: state.rawValue, description: TrackingCode.description(of: state))
      _ = post(Posted(event: event, state: state, package: nil, leg: nil))
      if state.endsLife { endPlan(at: end) }
    }
  }
}
