import Allocation
package import Contract

/// Something that happened to a consignment.
package struct PastEvent: Sendable {
  package enum What: Equatable, Sendable {
    case created
    case entered(ConsignmentState)
    case updated, labelled, packageAdded, packageRemoved, packageUpdated, rescheduled
  }

  package let what: What
  package let at: DateTimeOffset
  /// As it is now.
  package let consignment: Consignment
  /// The same for the same event of the same world.
  package let id: String
}

extension World {
  /// What happened to consignments between two moments, these included, the earliest first.
  ///
  /// Costs time with the number of consignments: ask a copy, outside the lock.
  package func pastEvents(
    from start: DateTimeOffset, to end: DateTimeOffset, where isWanted: (PastEvent.What) -> Bool
  ) -> [PastEvent] {
    var found: [Found] = []
    for number in 0..<consignmentCount { found += toldByItself(number) }
    for number in lives.living.descending() { found += toldByCarriers(number) }
    found += history.all.map(Found.init)
    return events(found.filter { $0.ticks >= start.ticks && $0.ticks <= end.ticks && isWanted($0.what) })
  }

  /// What happened to a consignment, the earliest first.
  ///
  /// - Returns: nil for an unknown one.
  package func pastEvents(of reference: String) -> [PastEvent]? {
    guard let number = store.number(of: reference) else { return nil }
    let remembered = history.all.filter { Int($0.number) == number }.map(Found.init)
    return events(toldByItself(number) + remembered + toldByCarriers(number))
  }

  /// An event before it is made out.
  private struct Found {
    let what: PastEvent.What
    let ticks: Int64
    let number: Int

    init(_ what: PastEvent.What, _ moment: DateTimeOffset, _ number: Int) {
      (self.what, ticks, self.number) = (what, moment.ticks, number)
    }

    init(_ entry: HistoryEntry) {
      what =
        switch entry.kind {
        case .entered: .entered(entry.state)
        case .updated: .updated
        case .labelled: .labelled
        case .packageAdded: .packageAdded
        case .packageRemoved: .packageRemoved
        case .packageUpdated: .packageUpdated
        case .rescheduled: .rescheduled
        }
      (ticks, number) = (entry.ticks, Int(entry.number))
    }
  }

  /// What stands in the consignment itself.
  private func toldByItself(_ number: Int) -> [Found] {
    let consignment = store[number].consignment
    let created = [Found(.created, consignment.dateCreated, number)]
    return created + (consignment.progress.booking.map { [Found(.entered(.allocated), $0.value.date, number)] } ?? [])
  }

  /// The states that a shipment has come into on its way, by now.
  private func toldByCarriers(_ number: Int) -> [Found] {
    let entries = course(of: number)?.stateEntries(after: DateTimeOffset(ticks: .min), upTo: now) ?? []
    return entries.map { Found(.entered($0.to), $0.at, number) }
  }

  /// Two of one moment stay in their order.
  private func events(_ found: [Found]) -> [PastEvent] {
    let now = now
    return found.enumerated().sorted { ($0.element.ticks, $0.offset) < ($1.element.ticks, $1.offset) }.map { _, found in
      PastEvent(
        what: found.what, at: DateTimeOffset(ticks: found.ticks),
        consignment: store[found.number].consignment.seen(at: now), id: identifier(of: found))
    }
  }

  private func identifier(of found: Found) -> String {
    let place: Int
    switch found.what {
    case .created: place = 0
    case .updated: place = 1
    case .labelled: place = 2
    case .packageAdded: place = 3
    case .packageRemoved: place = 4
    case .packageUpdated: place = 5
    case .rescheduled: place = 6
    case .entered(let state): place = 16 + (ConsignmentState.allCases.firstIndex(of: state) ?? 0)
    }
    let mixed = (UInt64(truncatingIfNeeded: found.number) &* 0x9FB2_1C65_1E98_DF25) ^ UInt64(bitPattern: found.ticks)
    var generator = SeededGenerator(seed: requestSeed ^ mixed &* 64 &+ UInt64(place))
    return generator.nextIdentifier().hyphenated
  }
}
