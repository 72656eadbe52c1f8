import Allocation
import Contract

/// The life of one shipment: what is to come of itself, what has been told, and what calls have done. It says where the shipment stands
/// at any moment.
///
/// - Source: contract/52-tracking-and-events.md, section 5.
struct Course: Sendable {
  /// The last of many packages is at most so many minutes behind the first.
  static let mostMinutesApart = 59

  let consignment: Consignment
  let life: Consignment.Life
  /// Nil for one that the catalog has no more.
  let service: CarrierService?
  private let plan: LifePlan

  init(_ consignment: Consignment, life: Consignment.Life, plan: LifePlan, service: CarrierService?) {
    self.consignment = consignment
    self.life = life
    self.plan = plan
    self.service = service
  }

  /// Something that happens to a package.
  struct Happening: Sendable {
    let at: DateTimeOffset
    /// Nil for a code that leads to no state.
    let state: ConsignmentState?
    /// Whether it was told after the last call: then it counts whenever it is dated.
    var isToldSince = false
    let what: What

    enum What: Sendable {
      case step(LifePlan.Step)
      case posted(Consignment.Life.Posted)
    }
  }

  /// All that ever happens to a package, in the order of time: of one moment first what was planned, then what was told, as it was.
  func happenings(toPackage package: Int) -> [Happening] {
    let planned = planned(forPackage: package)
    guard !life.posted.isEmpty else { return planned }
    var ahead = planned[...]
    var happenings: [Happening] = []
    for told in told(ofPackage: package) {
      happenings += ahead.prefix { $0.at <= told.at }
      ahead = ahead.drop { $0.at <= told.at }
      if let state = told.state { ahead = Self.goingOn(ahead, after: state) }
      happenings.append(told)
    }
    return happenings + ahead
  }

  private func planned(forPackage package: Int) -> [Happening] {
    let steps = package == 0 ? plan.steps : plan.stepsOfOthers ?? plan.steps
    let apart = Int64(min(package, Self.mostMinutesApart)) * (life.isFast ? 1 : 60)
    return steps.map {
      Happening(at: $0.at.adding(seconds: apart), state: $0.state, what: .step($0))
    }.prefix { isPlanned($0.at) }.map(\.self)
  }

  /// By its time; of one moment in the order in which it was told.
  private func told(ofPackage package: Int) -> [Happening] {
    life.posted.enumerated().filter { $1.package == nil || $1.package == package }
      .sorted { ($0.element.event.timeStamp, $0.offset) < ($1.element.event.timeStamp, $1.offset) }
      .map { place, posted in
        Happening(
          at: posted.event.timeStamp, state: posted.state, isToldSince: place >= life.toldBefore, what: .posted(posted))
      }
  }

  /// What is still to come of a plan after an event that nobody planned: nothing that lies before the event's stage, nor what it has
  /// brought about itself. *Assumed.*
  private static func goingOn(_ plan: ArraySlice<Happening>, after state: ConsignmentState) -> ArraySlice<Happening> {
    guard state.stage < ConsignmentState.lastStage else { return [] }
    let rest = plan.drop { ($0.state?.stage ?? 0) < state.stage }
    return rest.first?.state == state ? rest.dropFirst() : rest
  }

  /// What a shipment is at a moment, and when it may next be something else.
  struct Standing: Sendable {
    var state: ConsignmentState
    var events: Consignment.Events
    /// Nil when nothing more comes.
    var next: DateTimeOffset?
  }

  /// Where the shipment stands.
  func standing(at now: DateTimeOffset) -> Standing {
    var watch = Watch(self, now: now)
    for package in 0..<max(1, consignment.packageCount) { watch.look(at: happenings(toPackage: package)) }
    return watch.standing(returned: plan.returned.flatMap { isPlanned($0) ? $0 : nil })
  }

  /// Whether one thing happens to all packages, within the minutes that lie between them.
  var goesTogether: Bool { plan.stepsOfOthers == nil && life.posted.isEmpty }

  private func isPlanned(_ moment: DateTimeOffset) -> Bool { life.planEnd.map { moment <= $0 } ?? true }

  /// Every moment after one and up to another at which something happens, in order.
  func moments(after start: DateTimeOffset, upTo end: DateTimeOffset) -> [DateTimeOffset] {
    var ticks: Set<DateTimeOffset> = []
    for package in 0..<max(1, consignment.packageCount) {
      for happening in happenings(toPackage: package) where happening.at > start && happening.at <= end {
        ticks.insert(happening.at)
      }
    }
    return ticks.sorted()
  }
}
