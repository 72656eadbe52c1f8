import Allocation
package import Contract

extension World {
  /// What happened to consignments between two moments, these included, the earliest first.
  ///
  /// Costs time with the number of consignments: ask a copy, outside the lock.
  package func pastEvents(
    from start: DateTimeOffset, to end: DateTimeOffset, where isWanted: (PastEvent.What) -> Bool
  ) -> [PastEvent] {
    var entries: [Int: [HistoryEntry]] = [:]
    for entry in history.all { entries[Int(entry.number), default: []].append(entry) }
    let found = (0..<consignmentCount).flatMap { number in
      events(of: story(of: number, entries[number] ?? [])) {
        $0.ticks >= start.ticks && $0.ticks <= end.ticks && isWanted($0.what)
      }
    }
    return found.enumerated().sorted { ($0.element.at.ticks, $0.offset) < ($1.element.at.ticks, $1.offset) }
      .map(\.element)
  }

  /// What happened to a consignment, the earliest first.
  ///
  /// - Returns: nil for an unknown one.
  package func pastEvents(of reference: String) -> [PastEvent]? {
    guard let number = store.number(of: reference) else { return nil }
    return events(of: story(of: number, entries(of: number))) { _ in true }
  }

  /// The states and labels of a consignment and what its carriers have told of each package, the earliest first.
  ///
  /// - Parameters:
  ///   - reference: the consignment's.
  ///   - most: how many of them, the latest.
  /// - Returns: nil for an unknown one.
  package func audit(of reference: String, most: Int) -> [PastEvent]? {
    guard let number = store.number(of: reference) else { return nil }
    let story = story(of: number, entries(of: number), tracked: tracked(number, most: most))
    return events(of: story, most: most) { step in
      switch step.what {
      case .created, .entered, .labelled, .tracked: true
      case .updated, .packageAdded, .packageRemoved, .packageUpdated, .rescheduled: false
      }
    }
  }

  private func entries(of number: Int) -> [HistoryEntry] { history.all.filter { Int($0.number) == number } }

  private func story(of number: Int, _ entries: [HistoryEntry], tracked: [Story.Step] = []) -> Story {
    let course = course(of: number)
    let states = course?.stateEntries(after: DateTimeOffset(ticks: .min), upTo: now) ?? []
    // An event comes before the state that it leads to.
    let told = tracked + states.map { Story.Step(.entered($0.to), $0.at, $0.to) }
    return Story(number, store[number].consignment, course, entries, told: told)
  }

  /// The latest events of a consignment's packages.
  private func tracked(_ number: Int, most: Int) -> [Story.Step] {
    guard let course = course(of: number) else { return [] }
    var steps: [Story.Step] = []
    func dropOldest() {
      steps = steps.enumerated().sorted { ($0.element.ticks, $0.offset) < ($1.element.ticks, $1.offset) }
        .suffix(most).map(\.element)
    }
    for (place, package) in course.consignment.fixed.packages.enumerated() {
      steps += course.events(ofPackage: place, until: now).suffix(most).map {
        Story.Step(
          .tracked($0.event, package: package.reference), $0.event.timeStamp, $0.state ?? course.life.base)
      }
      if steps.count > 8 * most { dropOldest() }
    }
    dropOldest()
    return steps
  }

  private func events(
    of story: Story, most: Int = .max, where isWanted: (Story.Step) -> Bool
  ) -> [PastEvent] {
    var told: [String: Int] = [:]
    return story.steps.filter(isWanted).suffix(most).map { step in
      let id = identifier(of: step, story.number)
      let earlier = told[id, default: 0]
      told[id] = earlier + 1
      return PastEvent(
        what: step.what, at: DateTimeOffset(ticks: step.ticks), consignment: story.consignment(at: step),
        id: earlier == 0 ? id : identifier(of: step, story.number, earlier: earlier))
    }
  }

  /// - Parameters:
  ///   - step: what happened.
  ///   - number: the consignment's.
  ///   - earlier: how often the same did at the same moment.
  /// - Returns: a GUID, the same for the same event of the same world.
  private func identifier(of step: Story.Step, _ number: Int, earlier: Int = 0) -> String {
    let place: Int
    switch step.what {
    case .created: place = 0
    case .updated: place = 1
    case .labelled: place = 2
    case .packageAdded: place = 3
    case .packageRemoved: place = 4
    case .packageUpdated: place = 5
    case .rescheduled: place = 6
    case .tracked: place = 7
    case .entered(let state): place = 16 + (ConsignmentState.allCases.firstIndex(of: state) ?? 0)
    }
    let mixed = (UInt64(truncatingIfNeeded: number) &* 0x9FB2_1C65_1E98_DF25) ^ UInt64(bitPattern: step.ticks)
    var generator = SeededGenerator(seed: requestSeed ^ mixed &* 64 &+ UInt64(place) &+ UInt64(earlier) << 32)
    return generator.nextIdentifier().hyphenated
  }
}
