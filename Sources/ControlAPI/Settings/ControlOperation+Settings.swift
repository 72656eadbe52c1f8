import Allocation
import Contract
import FoundationEssentials
import HTTPTypes
import Routing
import Sandbox

extension ControlOperation {
  static let settings = [
    ControlOperation(
      .settings, "GetSettings", .get, "/_sandbox/settings",
      "What the world does where the vendor's documents leave a choice", perform: readSettings),
    ControlOperation(
      .settings, "ChangeSettings", .patch, "/_sandbox/settings",
      "Changes what is named for this world alone; `null` goes back to how the process was started",
      perform: changeSettings),
  ]

  private static func readSettings(_ call: ControlCall) throws(ControlFailure) -> SettingsReport {
    SettingsReport(of: try call.tenant().snapshot(), call.api)
  }

  private static func changeSettings(_ call: ControlCall, _ change: SettingsChange) throws(ControlFailure)
    -> SettingsReport
  {
    let tenant = try call.tenant()
    let standard = call.api.tenants.fixtureWorld.allocationMode
    let mode = try change.allocationMode(from: tenant.snapshot().allocationMode, standard: standard)
    let trouble = try change.trouble()
    let world = tenant.changeSettings { world in
      if let mode { world.allocationMode = mode }
      change.singleSummary.apply(to: &world.settings.singleSummary, WorldSettings.SingleSummary.init)
      change.apiVersion.apply(to: &world.settings.apiVersion, WorldSettings.ServedVersion.init)
      change.labelEncoding.apply(to: &world.settings.labelEncoding, WorldSettings.LabelEncoding.init)
      change.tracking.apply(to: &world.settings.tracking, WorldSettings.Tracking.init)
      change.customs.apply(to: &world.settings.customs) { $0 == .lenient ? .lenient : .required }
      change.editAllocated.apply(to: &world.settings.editAllocated) { $0 == .details ? .details : .nothing }
      change.failedAllocation.apply(to: &world.settings.failedAllocation) { $0 == .cleared ? .cleared : .kept }
      trouble.apply(to: &world.settings.trackingTrouble) { $0 }
    }
    return SettingsReport(of: world, call.api)
  }
}

extension SettingsReport {
  fileprivate init(of world: World, _ api: ControlAPI) {
    let (settings, standard) = (world.settings, api.standardSettings)
    var changed: [String] = []
    if settings.singleSummary != nil { changed.append("singleSummary") }
    if world.allocationMode != api.tenants.fixtureWorld.allocationMode { changed.append("allocation") }
    if settings.apiVersion != nil { changed.append("apiVersion") }
    if settings.labelEncoding != nil { changed.append("labelEncoding") }
    if settings.tracking != nil { changed.append("tracking") }
    if settings.trackingTrouble != nil { changed.append("trackingTrouble") }
    if settings.customs != nil { changed.append("customs") }
    if settings.editAllocated != nil { changed.append("editAllocated") }
    if settings.failedAllocation != nil { changed.append("failedAllocation") }
    self.init(
      singleSummary: SummaryChoice(settings.singleSummary ?? standard.singleSummary ?? .array),
      allocation: world.allocationMode == .synchronous ? .sync : .async,
      allocationDelay: world.allocationMode.delay,
      apiVersion: VersionChoice(settings.apiVersion ?? standard.apiVersion ?? .auto),
      labelEncoding: EncodingChoice(settings.labelEncoding ?? standard.labelEncoding ?? .single),
      tracking: TrackingChoice(settings.tracking ?? world.standardTracking),
      trackingTrouble: Decimal(settings.trackingTrouble ?? world.standardTrouble) / 1000,
      customs: world.customs == .lenient ? .lenient : .required,
      editAllocated: world.editAllocated == .details ? .details : .nothing,
      failedAllocation: world.failedAllocation == .cleared ? .cleared : .kept, changed: changed)
  }
}

extension AllocationMode {
  fileprivate var delay: ISODuration? {
    switch self {
    case .synchronous: nil
    case .asynchronous(let seconds): ISODuration(ticks: seconds * DateTimeOffset.ticksPerSecond)
    }
  }
}

extension SettingsChange {
  /// What an allocation takes where nothing else is said.
  private static let usualDelay: Int64 = 2
  private static let longestDelay: Int64 = 366 * 86_400

  /// - Returns: in thousandths.
  fileprivate func trouble() throws(ControlFailure) -> Member<Int> {
    switch trackingTrouble {
    case .stays: return .stays
    case .goesBack: return .goesBack
    case .becomes(let share):
      guard let thousandths = Int("\(share * 1000)"), (0...1000).contains(thousandths) else {
        throw .body([
          BodyProblem(
            path: "trackingTrouble", value: "\(share)", problem: "from 0 to 1, with at most three decimals")
        ])
      }
      return .becomes(thousandths)
    }
  }

  /// - Returns: nil when it stays.
  fileprivate func allocationMode(
    from current: AllocationMode, standard: AllocationMode
  ) throws(ControlFailure) -> AllocationMode? {
    var seconds: Int64?
    if case .becomes(let delay) = allocationDelay {
      guard delay.ticks % DateTimeOffset.ticksPerSecond == 0, delay.ticks >= 0,
        delay.ticks / DateTimeOffset.ticksPerSecond <= Self.longestDelay
      else {
        throw .body([
          BodyProblem(
            path: "allocationDelay", value: "\"\(delay.text)\"",
            problem: "whole seconds, from PT0S to P366D, are needed")
        ])
      }
      seconds = delay.ticks / DateTimeOffset.ticksPerSecond
    }
    switch allocation {
    case .becomes(.sync) where seconds != nil:
      throw .body([
        BodyProblem(path: "allocationDelay", problem: "an allocation that is done at once has none")
      ])
    case .becomes(.sync): return .synchronous
    case .becomes(.async): return .asynchronous(delaySeconds: seconds ?? current.seconds ?? Self.usualDelay)
    case .goesBack:
      guard let seconds else { return standard }
      return standard == .synchronous ? standard : .asynchronous(delaySeconds: seconds)
    case .stays:
      switch allocationDelay {
      case .stays: return nil
      case .goesBack:
        return current == .synchronous ? nil : .asynchronous(delaySeconds: standard.seconds ?? Self.usualDelay)
      case .becomes:
        guard current != .synchronous, let seconds else {
          throw .body([
            BodyProblem(
              path: "allocationDelay",
              problem: "this world allocates at once; send \"allocation\":\"async\" with the delay")
          ])
        }
        return .asynchronous(delaySeconds: seconds)
      }
    }
  }
}

extension AllocationMode {
  fileprivate var seconds: Int64? { if case .asynchronous(let seconds) = self { seconds } else { nil } }
}

extension SettingsChange.Member {
  fileprivate func apply<Setting>(to setting: inout Setting?, _ convert: (Value) -> Setting) {
    switch self {
    case .stays: break
    case .goesBack: setting = nil
    case .becomes(let value): setting = convert(value)
    }
  }
}

extension WorldSettings.SingleSummary {
  fileprivate init(_ choice: SummaryChoice) {
    switch choice {
    case .array: self = .array
    case .object: self = .object
    }
  }
}

extension WorldSettings.LabelEncoding {
  fileprivate init(_ choice: EncodingChoice) {
    switch choice {
    case .single: self = .single
    case .double: self = .double
    }
  }
}

extension WorldSettings.ServedVersion {
  fileprivate init(_ choice: VersionChoice) {
    switch choice {
    case .auto: self = .auto
    case .version1: self = .always(.version1)
    case .version1point1: self = .always(.version1point1)
    }
  }
}

extension SummaryChoice {
  fileprivate init(_ value: WorldSettings.SingleSummary) {
    switch value {
    case .array: self = .array
    case .object: self = .object
    }
  }
}

extension EncodingChoice {
  fileprivate init(_ value: WorldSettings.LabelEncoding) {
    switch value {
    case .single: self = .single
    case .double: self = .double
    }
  }
}

extension VersionChoice {
  fileprivate init(_ value: WorldSettings.ServedVersion) {
    switch value {
    case .auto: self = .auto
    case .always(.version1): self = .version1
    case .always(.version1point1): self = .version1point1
    }
  }
}

extension WorldSettings.Tracking {
  fileprivate init(_ choice: TrackingChoice) {
    switch choice {
    case .real: self = .real
    case .fast: self = .fast
    }
  }
}

extension TrackingChoice {
  fileprivate init(_ value: WorldSettings.Tracking) {
    switch value {
    case .real: self = .real
    case .fast: self = .fast
    }
  }
}
