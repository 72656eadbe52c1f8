import Contract
import FoundationEssentials
import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let clock = [
    ControlOperation(
      .clock, "GetClock", .get, "/_sandbox/clock", "How the world's clock runs, what it shows, and what is to come",
      isLong: true, perform: readClock),
    ControlOperation(
      .clock, "SetClock", .put, "/_sandbox/clock",
      "Sets the clock: `real`, `frozen`, so far `offset` from the machine's, or `scaled`", isLong: true,
      perform: setClock),
    ControlOperation(
      .clock, "AdvanceClock", .post, "/_sandbox/clock/advance",
      "Moves the clock on, `by` a duration, `to` an instant or `toNext` event; answers what happened on the way",
      refusals: [.conflict], isLong: true, perform: advanceClock),
  ]

  private static func readClock(_ call: ControlCall) throws(ControlFailure) -> ClockReport {
    ClockReport(of: try call.tenant().snapshot())
  }

  private static func setClock(_ call: ControlCall, _ change: ClockChange) throws(ControlFailure) -> ClockReport {
    let tenant = try call.tenant()
    try change.check()
    let (before, world) = tenant.visit(noting: call.log) { world in
      let before = world.now
      world.clock = change.setting(at: before, machine: .machine)
      return (before, world)
    }
    call.note("SetClock", in: tenant, clockBefore: before)
    return ClockReport(of: world)
  }

  private static func advanceClock(_ call: ControlCall, _ advance: ClockAdvance) throws(ControlFailure) -> ClockAdvanced
  {
    let tenant = try call.tenant()
    switch tenant.advanceClock(try advance.move(), most: 1000, noting: call.log) {
    case .moved(let from, let now, let events):
      call.note("AdvanceClock", in: tenant, clockBefore: from)
      let world = tenant.snapshot()
      return ClockAdvanced(
        mode: ClockMode(world.clock), from: Instant(from), now: Instant(now),
        events: events.map { ClockEvent($0, stateOf: { world.consignment($0)?.consignmentState.rawValue }) })
    case .impossible(let now):
      throw .body([
        BodyProblem(
          path: advance.by == nil ? "to" : "by", value: advance.by.map { "\"\($0.text)\"" },
          problem:
            "the clock shows \(now) and moves on only, to the end of the year 9999 at most; PUT clock sets it back")
      ])
    case .nothingToCome: throw .nothingToCome(kind: advance.toNext?.rawValue ?? "any")
    }
  }
}

extension ClockMode {
  init(_ setting: ClockSetting) {
    switch setting {
    case .real: self = .real
    case .frozen: self = .frozen
    case .offset: self = .offset
    case .scaled: self = .scaled
    }
  }
}

extension ClockReport {
  private static let mostEvents = 20

  init(of world: World) {
    let now = world.now
    var offset: ISODuration?
    var factor: Decimal?
    switch world.clock {
    case .real, .frozen: break
    case .offset(let ticks): offset = ISODuration(ticks: ticks)
    case .scaled(let scale): factor = Decimal(scale.thousandths) / 1000
    }
    let query = EventQuery(after: now, upTo: now.adding(seconds: Tenant.horizonSeconds), most: Self.mostEvents)
    self.init(
      mode: ClockMode(world.clock), now: Instant(now), offset: offset, factor: factor,
      events: world.events(query).map { ClockEvent($0) })
  }
}

extension ClockEvent {
  private static let mostReferences = 20

  init(_ event: WorldEvent, stateOf state: ((String) -> String?)? = nil) {
    let shown = Array(event.references.prefix(Self.mostReferences))
    let states: [String]? =
      switch event.kind {
      case .allocationEnd: state.map { shown.compactMap($0) }
      case .trackingEvent: event.states.prefix(shown.count).map(\.rawValue)
      case .cutOff, .collection, .quoteExpiry, .optionExpiry, .faultEnd: nil
      }
    self.init(
      kind: Kind(event.kind), at: Instant(event.at), count: event.references.count, references: shown, states: states)
  }
}

extension ClockEvent.Kind {
  init(_ kind: WorldEvent.Kind) {
    switch kind {
    case .cutOff: self = .cutOff
    case .collection: self = .collection
    case .quoteExpiry: self = .quoteExpiry
    case .optionExpiry: self = .optionExpiry
    case .allocationEnd: self = .allocationEnd
    case .trackingEvent: self = .trackingEvent
    case .faultEnd: self = .faultEnd
    }
  }
}

extension ClockChange {
  /// A million times as fast is a year in half a minute.
  private static let greatestFactor = 1_000_000

  /// Throws unless the members are those of the mode.
  fileprivate func check() throws(ControlFailure) {
    var problems: [BodyProblem] = []
    let given: [(name: String, of: ClockMode, value: String?)] = [
      ("now", .frozen, now.map { "\"\($0.value)\"" }), ("offset", .offset, offset.map { "\"\($0.text)\"" }),
      ("factor", .scaled, factor.map { "\($0)" }),
    ]
    for (name, owner, value) in given {
      if value != nil, mode != owner {
        problems.append(
          BodyProblem(path: name, value: value, problem: "this member belongs to the mode '\(owner.rawValue)'"))
      } else if value == nil, mode == owner, owner != .frozen {
        problems.append(BodyProblem(path: name, problem: "the mode '\(owner.rawValue)' needs this member"))
      }
    }
    if let factor, mode == .scaled, thousandths == nil {
      problems.append(
        BodyProblem(
          path: "factor", value: "\(factor)",
          problem: "from 0.001 to \(Self.greatestFactor), with at most three decimals"))
    }
    guard problems.isEmpty else { throw .body(problems) }
  }

  private var thousandths: Int64? {
    guard let factor, let thousandths = Int64("\(factor * 1000)"), thousandths >= 1,
      thousandths <= Int64(Self.greatestFactor) * 1000
    else { return nil }
    return thousandths
  }

  fileprivate func setting(at worldNow: DateTimeOffset, machine: DateTimeOffset) -> ClockSetting {
    switch mode {
    case .real: .real
    case .frozen: .frozen(now?.value ?? worldNow)
    case .offset: .offset(ticks: offset?.ticks ?? 0)
    case .scaled: .scaled(.init(start: worldNow, machineStart: machine, thousandths: thousandths ?? 1000))
    }
  }
}

extension ClockAdvance {
  fileprivate func move() throws(ControlFailure) -> ClockMove {
    switch (by, to, toNext) {
    case (let by?, nil, nil): return .by(ticks: by.ticks)
    case (nil, let to?, nil): return .to(to.value)
    case (nil, nil, let target?): return .toNext(target.kinds)
    default:
      throw .body([
        BodyProblem(path: "", problem: "exactly one of the members is needed", allowed: ["by", "to", "toNext"])
      ])
    }
  }
}
