package import Contract

/// A shipment's entry into a state.
package struct StateEntry: Equatable, Sendable {
  package let consignment: String
  package let from: ConsignmentState
  package let to: ConsignmentState
  package let at: DateTimeOffset
}

extension World {
  /// What its carriers have told of a consignment up to a moment, package by package, of each the oldest first.
  ///
  /// - Parameters:
  ///   - reference: the consignment's.
  ///   - moment: nil for now.
  /// - Returns: nil for an unknown consignment; nothing for one that has never been manifested.
  /// - Source: contract/52-tracking-and-events.md, sections 1 and 6.
  package func trackingEvents(of reference: String, until moment: DateTimeOffset? = nil) -> [[PackageEvent]]? {
    guard let number = store.number(of: reference) else { return nil }
    guard let course = course(of: number) else { return [] }
    let moment = moment ?? now
    return store[number].consignment.fixed.packages.indices.map { course.events(ofPackage: $0, until: moment) }
  }

  /// The states that tracking events have led shipments into after one moment and up to another, the earliest first. What calls have
  /// done is not among them.
  ///
  /// Costs time with the number of shipments: ask a copy, outside the lock.
  package func stateEntries(after start: DateTimeOffset, upTo end: DateTimeOffset) -> [StateEntry] {
    var entries: [StateEntry] = []
    for number in lives.living.descending().reversed() {
      guard let course = course(of: number) else { continue }
      entries += course.stateEntries(after: start, upTo: end)
    }
    return entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
  }

  /// Which branch a shipment's life takes, and each of its states, past and to come; nil for what no carrier knows of.
  package func life(of reference: String) -> (branch: Consignment.Life.Branch?, entries: [StateEntry])? {
    guard let number = store.number(of: reference), let course = course(of: number) else { return nil }
    let start = DateTimeOffset(ticks: .min)
    return (course.life.branch, course.stateEntries(after: start, upTo: start.adding(ticks: .max)))
  }

  /// The tracking of a consignment as it stands now.
  ///
  /// - Returns: nil for an unknown consignment.
  package func tracking(of reference: String) -> ConsignmentTracking? {
    tracked(reference) { course, events, reference in
      ConsignmentTracking.Package(
        reference: reference,
        legs: (0..<course.legCount).map { leg in
          ConsignmentTracking.Leg(
            carrierServiceName: course.serviceName(ofLeg: leg), events: events.filter { $0.leg == leg }.map(\.event))
        })
    }.map { ConsignmentTracking(reference: $0, trackedPackages: $1) }
  }

  /// The same without legs.
  package func flattenedTracking(of reference: String) -> FlattenedTracking? {
    tracked(reference) { course, events, reference in
      FlattenedTracking.Package(
        reference: reference,
        events: events.map {
          FlattenedTracking.Event($0.event, carrierServiceName: course.serviceName(ofLeg: $0.leg))
        })
    }.map { FlattenedTracking(reference: $0, trackedPackages: $1) }
  }

  /// The tracking of every consignment that the customer calls so, the youngest first.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 1, "Client reference".
  package func tracking(ofCustomerReference text: String) -> [ConsignmentTracking] {
    consignments(matching: ConsignmentQuery([.customerReference(text)])).page().compactMap {
      tracking(of: $0.reference)
    }
  }

  /// Package by package, with its events, the newest first.
  private func tracked<Tracked>(
    _ reference: String, _ body: (Course, [PackageEvent], String?) -> Tracked
  ) -> (reference: String, packages: [Tracked])? {
    guard let number = store.number(of: reference) else { return nil }
    let consignment = store[number].consignment
    guard let course = course(of: number) else { return (consignment.reference, []) }
    let now = now
    return (
      consignment.reference,
      consignment.fixed.packages.enumerated().map { place, package in
        body(course, course.events(ofPackage: place, until: now).reversed(), package.reference)
      }
    )
  }
}

extension Course {
  /// The states that the shipment has come into after one moment and up to another.
  func stateEntries(after start: DateTimeOffset, upTo end: DateTimeOffset) -> [StateEntry] {
    let moments = moments(after: start, upTo: end)
    guard !moments.isEmpty else { return [] }
    var state = standing(at: start).state
    var entries: [StateEntry] = []
    for moment in moments {
      let reached = standing(at: moment).state
      if reached != state {
        entries.append(StateEntry(consignment: consignment.reference, from: state, to: reached, at: moment))
      }
      state = reached
    }
    return entries
  }
}
