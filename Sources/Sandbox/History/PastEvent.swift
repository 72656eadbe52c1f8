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
    var entries: [Int: [HistoryEntry]] = [:]
    for entry in history.all { entries[Int(entry.number), default: []].append(entry) }
    let found = (0..<consignmentCount).flatMap { past(of: $0, entries[$0] ?? []) + toldByCarriers($0) }
    return events(found.filter { $0.ticks >= start.ticks && $0.ticks <= end.ticks && isWanted($0.what) })
  }

  /// What happened to a consignment, the earliest first.
  ///
  /// - Returns: nil for an unknown one.
  package func pastEvents(of reference: String) -> [PastEvent]? {
    guard let number = store.number(of: reference) else { return nil }
    return events(past(of: number, history.all.filter { Int($0.number) == number }) + toldByCarriers(number))
  }

  /// An event before it is made out.
  private struct Found {
    let what: PastEvent.What
    let ticks: Int64
    let number: Int

    /// Whether nothing was allocated then.
    let precedesAllocation: Bool

    init(_ what: PastEvent.What, _ moment: DateTimeOffset, _ number: Int) {
      (self.what, ticks, self.number) = (what, moment.ticks, number)
      precedesAllocation = what == .created
    }

    init(_ entry: HistoryEntry) {
      what =
        switch entry.kind {
        case .booked: .entered(.allocated)
        case .entered: .entered(entry.state)
        case .updated: .updated
        case .labelled: .labelled
        case .packageAdded: .packageAdded
        case .packageRemoved: .packageRemoved
        case .packageUpdated: .packageUpdated
        case .rescheduled: .rescheduled
        }
      (ticks, number, precedesAllocation) = (entry.ticks, Int(entry.number), entry.state.precedesAllocation)
    }
  }

  /// What happened to a consignment, in the order in which it did, which is more than its moments tell where the clock stands still.
  private func past(of number: Int, _ entries: [HistoryEntry]) -> [Found] {
    let consignment = store[number].consignment
    var found = [Found(.created, consignment.dateCreated, number)]
    // An allocation is written down when it is taken back, if ever: it came behind what was before it and needed none.
    func insert(_ allocation: Found) {
      let last = found.lastIndex {
        $0.ticks < allocation.ticks || ($0.ticks == allocation.ticks && $0.precedesAllocation)
      }
      found.insert(allocation, at: last.map { $0 + 1 } ?? 0)
    }
    for entry in entries { if entry.kind == .booked { insert(Found(entry)) } else { found.append(Found(entry)) } }
    if let booking = consignment.progress.booking {
      insert(Found(.entered(.allocated), booking.value.date, number))
    }
    return found
  }

  /// The states that a shipment has come into on its way, by now.
  private func toldByCarriers(_ number: Int) -> [Found] {
    let entries = course(of: number)?.stateEntries(after: DateTimeOffset(ticks: .min), upTo: now) ?? []
    return entries.map { Found(.entered($0.to), $0.at, number) }
  }

  /// Two of one moment stay in their order.
  private func events(_ found: [Found]) -> [PastEvent] {
    let now = now
    var told: [String: Int] = [:]
    return found.enumerated().sorted { ($0.element.ticks, $0.offset) < ($1.element.ticks, $1.offset) }.map { _, found in
      let id = identifier(of: found)
      let earlier = told[id, default: 0]
      told[id] = earlier + 1
      return PastEvent(
        what: found.what, at: DateTimeOffset(ticks: found.ticks),
        consignment: store[found.number].consignment.seen(at: now),
        id: earlier == 0 ? id : identifier(of: found, earlier: earlier))
    }
  }

  /// - Parameters:
  ///   - found: what happened.
  ///   - earlier: how often the same did at the same moment.
  /// - Returns: a GUID, the same for the same event of the same world.
  private func identifier(of found: Found, earlier: Int = 0) -> String {
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
    var generator = SeededGenerator(seed: requestSeed ^ mixed &* 64 &+ UInt64(place) &+ UInt64(earlier) << 32)
    return generator.nextIdentifier().hyphenated
  }
}
