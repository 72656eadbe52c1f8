import Contract

/// What happened to one consignment, the earliest first, and how it stood at each step.
struct Story {
  struct Step {
    let what: PastEvent.What
    let ticks: Int64
    /// The one that it came into, or else the one that it was in.
    let state: ConsignmentState
    /// What was so until then.
    fileprivate var past: HistoryEntry.Past?
    /// What it was made of, and its allocation, from then on.
    fileprivate var contents: Shared<Consignment.Fixed>?
    fileprivate var booking: Shared<Booking>?

    init(
      _ what: PastEvent.What, _ moment: DateTimeOffset, _ state: ConsignmentState, past: HistoryEntry.Past? = nil
    ) {
      (self.what, ticks, self.state, self.past) = (what, moment.ticks, state, past)
    }

    init(_ entry: HistoryEntry) {
      let what: PastEvent.What =
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
      self.init(what, DateTimeOffset(ticks: entry.ticks), entry.state, past: entry.past)
    }
  }

  let number: Int
  /// As it is now.
  private let consignment: Consignment
  private let course: Course?
  private(set) var steps: [Step]

  /// - Parameters:
  ///   - number: the consignment's.
  ///   - consignment: as it is stored.
  ///   - course: its shipment's; nil for what has never been manifested.
  ///   - entries: what is remembered of it, in the order in which it was.
  ///   - told: what carriers have told, each thing in the order of its moments.
  init(_ number: Int, _ consignment: Consignment, _ course: Course?, _ entries: [HistoryEntry], told: [Step]) {
    (self.number, self.consignment, self.course) = (number, consignment, course)
    // Two of one moment stay in their order, which is more than moments tell where the clock stands still.
    steps = (Self.recorded(consignment, entries) + told).enumerated()
      .sorted { ($0.element.ticks, $0.offset) < ($1.element.ticks, $1.offset) }.map(\.element)
    noteContents()
    noteBookings()
  }

  /// How the consignment stood when a step had been taken.
  func consignment(at step: Step) -> Consignment {
    let moment = DateTimeOffset(ticks: step.ticks)
    var then = consignment
    if let contents = step.contents { then.contents = contents }
    then.progress.state = step.state
    then.progress.booking = step.booking
    // Only what has been allocated as it is now can have been on this way.
    if let course, step.what.state != nil, then.progress.hasSameBooking(as: consignment.progress) {
      then.progress.events = Shared(course.standing(at: moment).events)
    } else if !step.state.isTracked {
      then.progress.events = nil
    }
    return then.seen(at: moment)
  }

  /// What calls have done, in its order.
  private static func recorded(_ consignment: Consignment, _ entries: [HistoryEntry]) -> [Step] {
    var steps = [Step(.created, consignment.dateCreated, .unallocated)]
    // An allocation is written down when it is taken back, if ever: it came behind what was before it and needed none.
    func insert(_ allocation: Step) {
      let last = steps.lastIndex {
        $0.ticks < allocation.ticks || ($0.ticks == allocation.ticks && $0.state.precedesAllocation)
      }
      steps.insert(allocation, at: last.map { $0 + 1 } ?? 0)
    }
    for entry in entries { if entry.kind == .booked { insert(Step(entry)) } else { steps.append(Step(entry)) } }
    if let booking = consignment.progress.booking {
      insert(Step(.entered(.allocated), booking.value.date, .allocated, past: .booking(booking)))
    }
    return steps
  }

  /// From the last step back: what each change has kept is what the steps before it saw.
  private mutating func noteContents() {
    var contents = consignment.contents
    for place in steps.indices.reversed() {
      steps[place].contents = contents
      if case .contents(let before) = steps[place].past { contents = before }
    }
  }

  private mutating func noteBookings() {
    var booking: Shared<Booking>?
    for place in steps.indices {
      if case .booking(let made) = steps[place].past {
        booking = made
      } else if steps[place].what != .created, steps[place].state.precedesAllocation {
        booking = nil
      }
      steps[place].booking = booking
    }
  }
}
