package import Contract

/// A consignment that is to stand somewhere in its life.
package struct LoadedConsignment: Sendable {
  package let request: CreateConsignmentRequest
  /// Nil has one made.
  package let reference: String?
  package let state: ConsignmentState

  package init(request: CreateConsignmentRequest, reference: String?, state: ConsignmentState) {
    self.request = request
    self.reference = reference
    self.state = state
  }
}

/// What became of consignments that were to be loaded.
package enum LoadingOutcome: Sendable {
  case loaded([Consignment])
  /// What is wrong, by the place of the consignment; nothing has changed.
  case refused([(place: Int, problem: FieldProblem)])
}

extension Tenant {
  /// Puts consignments in, each with all that its state implies: an allocation by the default rules, its dates, and for those that have
  /// been handed over a manifest, from which on they live: those that are under way from a moment that has led them there. All of them,
  /// or none.
  package func load(_ consignments: [LoadedConsignment]) -> LoadingOutcome {
    visit { world in
      var draft = world
      let outcome = draft.load(consignments)
      if case .loaded = outcome { world = draft }
      return outcome
    }
  }
}

extension World {
  fileprivate mutating func load(_ consignments: [LoadedConsignment]) -> LoadingOutcome {
    var problems: [(place: Int, problem: FieldProblem)] = []
    let (first, now) = (store.count, now)
    for (place, consignment) in consignments.enumerated() where problems.count < ConsignmentValidation.mostProblems {
      problems += enter(consignment, at: now).map { (place, $0) }
    }
    guard problems.isEmpty else { return .refused(problems) }
    for number in first..<store.count { enliven(number) }
    fileManifests(ofNumbers: first..<store.count)
    // As far as it is given, the past has brought them where they are to stand.
    for number in first..<store.count where store[number].consignment.progress.life != nil { settle(number, at: now) }
    return .loaded((first..<store.count).map { store[$0].consignment })
  }

  private mutating func enter(_ consignment: LoadedConsignment, at now: DateTimeOffset) -> [FieldProblem] {
    consignment.state.isTracked
      ? loadUnderWay(consignment, at: now)
      : load(consignment.request, reference: consignment.reference, state: consignment.state)
  }

  /// Those that were manifested at one moment stand on manifests of that moment, the earliest first.
  private mutating func fileManifests(ofNumbers numbers: Range<Int>) {
    let lives = numbers.compactMap { number -> (Consignment, DateTimeOffset)? in
      let consignment = store[number].consignment
      return consignment.progress.life.map { (consignment, $0.manifested) }
    }
    for (moment, group) in Dictionary(grouping: lives, by: \.1).sorted(by: { $0.key < $1.key }) {
      fileManifests(of: group.map(\.0), at: moment)
    }
  }
}
