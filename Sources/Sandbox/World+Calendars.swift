package import Allocation
package import Contract

// When carriers collect, in this world alone; the next allocation sees a change.
//
// - Source: contract/53-small-operations.md, section 11.
extension World {
  /// When a carrier collects at a shipping location.
  package func collectionPlan(of carrier: Carrier, at location: String) -> CollectionPlan {
    catalog.collectionPlan(of: carrier, at: location) { text in
      // The same rule has the same id in every world.
      var generator = SeededGenerator(seed: FoldedText.hash(text))
      return generator.nextIdentifier().hyphenated
    }
  }

  package mutating func addCollectionRule(
    day: Weekday, times: CollectionPlan.Times, services: [String], of carrier: Carrier, at location: String
  ) {
    var plan = collectionPlan(of: carrier, at: location)
    plan.rules.append(.init(id: nextCalendarID(), day: day, times: times, services: services))
    set(plan, of: carrier, at: location)
  }

  /// Adds a day on which the rules do not hold; without times nobody collects on it.
  package mutating func addCollectionException(
    date: CalendarDate, times: CollectionPlan.Times?, services: [String], of carrier: Carrier, at location: String
  ) {
    var plan = collectionPlan(of: carrier, at: location)
    plan.exceptions.append(.init(id: nextCalendarID(), date: date, times: times, services: services))
    set(plan, of: carrier, at: location)
  }

  /// - Returns: false when no calendar has a rule of this id.
  package mutating func removeCollectionRule(_ id: String) -> Bool { change { plan in plan.removeRule(id) } }

  /// - Returns: false when no calendar has an exception of this id.
  package mutating func removeCollectionException(_ id: String) -> Bool { change { plan in plan.removeException(id) } }

  /// Takes every rule and exception away: the carrier collects there no more.
  package mutating func removeCollectionPlan(of carrier: Carrier, at location: String) {
    set(CollectionPlan(rules: []), of: carrier, at: location)
  }

  /// Changes the first calendar that a change finds something in.
  private mutating func change(_ body: (inout CollectionPlan) -> Bool) -> Bool {
    for location in catalog.numberedLocations.map(\.location.reference) {
      for carrier in catalog.carriers {
        var plan = collectionPlan(of: carrier, at: location)
        guard body(&plan) else { continue }
        set(plan, of: carrier, at: location)
        return true
      }
    }
    return false
  }

  private mutating func set(_ plan: CollectionPlan, of carrier: Carrier, at location: String) {
    catalog.set(plan, of: carrier, at: location)
    // What waits to be collected may have to wait for another day.
    lives.enterAll()
  }

  private mutating func nextCalendarID() -> String { nextIdentifier().hyphenated }
}

extension CollectionPlan {
  fileprivate mutating func removeRule(_ id: String) -> Bool {
    let count = rules.count
    rules.removeAll { $0.id.lowercased() == id.lowercased() }
    return rules.count != count
  }

  fileprivate mutating func removeException(_ id: String) -> Bool {
    let count = exceptions.count
    exceptions.removeAll { $0.id.lowercased() == id.lowercased() }
    return exceptions.count != count
  }
}
