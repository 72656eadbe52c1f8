import Allocation
import Contract

/// What is to become of a shipment of itself: a pure function of the consignment, its service, the moment of its manifest, the world's
/// seed and the branch.
///
/// - Source: contract/52-tracking-and-events.md, sections 6 and 7. *Assumed*: the vendor documents states, and no timing.
struct LifePlan: Sendable {
  enum Place: Sendable {
    /// The origin's and the destination's town, the hub of the leg's carrier, the shop where it is fetched.
    case origin, destination, hub, shop
  }

  struct Step: Sendable {
    let state: ConsignmentState
    fileprivate(set) var at: DateTimeOffset
    /// The place of the leg.
    let leg: Int
    let place: Place
  }

  /// In the order of time.
  private(set) var steps: [Step] = []
  /// What happens to the packages behind the first, where that is something else.
  private(set) var stepsOfOthers: [Step]?
  /// When what goes back is back.
  private(set) var returned: DateTimeOffset?

  /// What a plan is made from.
  struct Facts: Sendable {
    let transit: Transit
    let chance: LifeChance
    let manifested: DateTimeOffset
    /// The moment of the planned collection.
    let collection: DateTimeOffset?
    let latestDelivery: DateTimeOffset?
    let earliestDelivery: DateTimeOffset?
    let legCount: Int
    let packageCount: Int
    let crossesCustoms: Bool
    let branch: Consignment.Life.Branch?
    let isFast: Bool
    /// Of the shop that was selected; nil where none was.
    let shop: ShopHours?

    var isPickUp: Bool { transit.service?.isPickUp ?? false }
  }

  static let none = LifePlan()

  private init() {}

  init(_ facts: Facts) {
    guard facts.branch != .noTracking, facts.transit.service?.isTracked ?? true else { return }
    var writer = LifeWriter(facts)
    writer.write()
    (steps, stepsOfOthers, returned) = (writer.steps, writer.stepsOfOthers, writer.returned)
    if facts.isFast { hasten(from: facts.manifested) }
  }

  /// A step of the writer's.
  static func step(_ state: ConsignmentState, _ at: DateTimeOffset, _ leg: Int, _ place: Place) -> Step {
    Step(state: state, at: at, leg: leg, place: place)
  }

  /// Has what was to come within a pause come after it, one step soon after the other; what comes later stays unless it must wait, too.
  mutating func wait(for pause: Consignment.Life.Pause, isFast: Bool) {
    let gap: Int64 = isFast ? 1 : 15 * 60
    var end = pause.until
    func putOff(_ steps: inout [Step]) {
      var last = pause.until
      for place in steps.indices where steps[place].at > pause.from {
        if steps[place].at <= last {
          steps[place].at = last.adding(seconds: gap).at(offsetMinutes: Int(steps[place].at.offsetMinutes))
        }
        last = steps[place].at
      }
      end = max(end, last)
    }
    putOff(&steps)
    if var others = stepsOfOthers {
      putOff(&others)
      stepsOfOthers = others
    }
    returned = returned.map { $0 > end ? $0 : end.adding(seconds: gap) }
  }

  /// Divides every gap, so that a day takes two minutes.
  private mutating func hasten(from start: DateTimeOffset) {
    func hastened(_ moment: DateTimeOffset) -> DateTimeOffset {
      start.adding(ticks: (moment.ticks - start.ticks) / 720).at(offsetMinutes: Int(moment.offsetMinutes))
    }
    for place in steps.indices { steps[place].at = hastened(steps[place].at) }
    stepsOfOthers = stepsOfOthers.map { steps in
      steps.map { Step(state: $0.state, at: hastened($0.at), leg: $0.leg, place: $0.place) }
    }
    returned = returned.map(hastened)
  }
}
