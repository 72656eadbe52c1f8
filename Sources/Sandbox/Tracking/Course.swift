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
    /// Its place among the package's happenings, which decides between two of one moment.
    let order: Int
    /// Whether it counts even at the moment of the last call: it was told after it.
    var isToldSince = false
    let what: What

    enum What: Sendable {
      case step(LifePlan.Step)
      case posted(Consignment.Life.Posted)
    }
  }

  /// All that ever happens to a package, in the order of time.
  func happenings(toPackage package: Int) -> [Happening] {
    let steps = package == 0 ? plan.steps : plan.stepsOfOthers ?? plan.steps
    let apart = Int64(min(package, Self.mostMinutesApart)) * (life.isFast ? 1 : 60)
    var happenings: [Happening] = []
    for step in steps {
      let at = step.at.adding(seconds: apart)
      if let end = life.planEnd, at > end { break }
      happenings.append(Happening(at: at, state: step.state, order: happenings.count, what: .step(step)))
    }
    guard !life.posted.isEmpty else { return happenings }
    for (place, posted) in life.posted.enumerated() where posted.package == nil || posted.package == package {
      happenings.append(
        Happening(
          at: posted.event.timeStamp, state: posted.state, order: happenings.count,
          isToldSince: place >= life.toldBefore, what: .posted(posted)))
    }
    return happenings.sorted { ($0.at, $0.order) < ($1.at, $1.order) }
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
