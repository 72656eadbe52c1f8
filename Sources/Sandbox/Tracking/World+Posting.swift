package import Contract

/// What became of events that somebody has told.
package enum PostingOutcome: Equatable, Sendable {
  case done
  /// Nothing changed, as in all that follows: the places are those of the consignment and of the package.
  case unknownConsignment(Int)
  case unknownPackage(Int, package: Int)
  /// No carrier knows of it: it has not been manifested, or no more.
  case notManifested(Int, Consignment)
  case tooMany(Int, Consignment)
}

/// Events of one shipment that somebody tells.
package struct ToldEvents: Sendable {
  package struct Package: Sendable {
    /// An `EP-` reference or a tracking number; nil for every package.
    package let reference: String?
    package let events: [TrackingEvent]

    package init(reference: String?, events: [TrackingEvent]) {
      self.reference = reference
      self.events = events
    }
  }

  /// An `EC-` reference or a leg's tracking number.
  package let consignment: String
  package let packages: [Package]

  package init(consignment: String, packages: [Package]) {
    self.consignment = consignment
    self.packages = packages
  }
}

/// What is to come of the plan of a shipment of which something has been told.
package enum PlanAfterEvent: Sendable {
  /// Nothing comes of itself any more.
  case ends
  /// It goes on.
  case goesOn
  /// It goes on unless nothing can come after the event's state.
  case goesOnUnlessFinal
}

extension World {
  /// Keeps what has been told of shipments: all of it, or nothing.
  ///
  /// - Parameters:
  ///   - told: shipment by shipment.
  ///   - plan: what is to come of itself afterwards.
  /// - Returns: what became of it.
  /// - Source: contract/52-tracking-and-events.md, section 2. *Assumed.*
  package mutating func post(_ told: [ToldEvents], then plan: PlanAfterEvent) -> PostingOutcome {
    let before = self
    for (place, shipment) in told.enumerated() {
      let outcome = post(shipment, at: place, then: plan)
      guard outcome == .done else {
        self = before
        return outcome
      }
    }
    return .done
  }

  private mutating func post(_ told: ToldEvents, at place: Int, then plan: PlanAfterEvent) -> PostingOutcome {
    guard let found = shipment(told.consignment) else { return .unknownConsignment(place) }
    var consignment = store[found.number].consignment
    guard var life = consignment.lifeSoFar else { return .notManifested(place, consignment) }
    for (index, package) in told.packages.enumerated() {
      var (target, leg): (Int?, Int?) = (nil, found.leg)
      if let reference = package.reference {
        guard let known = consignment.package(reference) else { return .unknownPackage(place, package: index) }
        (target, leg) = (known.package, known.leg ?? leg)
      }
      for event in package.events {
        let state = TrackingCode.state(of: event.code)
        guard life.post(.init(event: event, state: state, package: target, leg: leg)) else {
          return .tooMany(place, consignment)
        }
        switch plan {
        case .ends: life.endPlan(at: now)
        case .goesOn: break
        case .goesOnUnlessFinal: if state?.endsLife == true { life.endPlan(at: event.timeStamp) }
        }
      }
    }
    consignment.progress.life = life
    replace(found.number, with: consignment)
    return .done
  }

  /// Has a shipment live otherwise, from the manifest on: what has happened already happens anew.
  ///
  /// - Returns: false, with nothing changed, for a consignment that no carrier knows of, or whose plan has ended.
  package mutating func setBranch(_ branch: Consignment.Life.Branch?, of reference: String) -> Bool {
    guard let stored = stored(reference), var life = stored.consignment.progress.life, life.planEnd == nil else {
      return false
    }
    life.branch = branch
    var consignment = stored.consignment
    consignment.progress.life = life
    replace(stored.number, with: consignment)
    return true
  }

  /// The shipment of an `EC-` reference, or of the tracking number of a package on one of its legs: of several the youngest.
  private func shipment(_ text: String) -> (number: Int, leg: Int?)? {
    if let number = store.number(of: text) { return (number, nil) }
    for number in store.index.candidates(trackingReference: FoldedText(text)).descending() {
      if let found = store[number].consignment.package(text) { return (number, found.leg) }
    }
    return nil
  }
}

extension Consignment {
  /// The place of the package of an `EP-` reference, or of a tracking number with its leg.
  fileprivate func package(_ text: String) -> (package: Int, leg: Int?)? {
    let wanted = FoldedText(text)
    if let place = fixed.packages.firstIndex(where: { wanted.equals($0.reference) }) { return (place, nil) }
    guard let references = progress.booking?.value.trackingReferences,
      let place = references.firstIndex(where: { wanted.equals($0) }), !fixed.packages.isEmpty
    else { return nil }
    return (place % fixed.packages.count, place / fixed.packages.count)
  }
}
