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
      change.editAllocated.apply(to: &world.settings.editAllocated) { $0 }
      change.failedAllocation.apply(to: &world.settings.failedAllocation) { $0 }
      change.optionCollections.apply(to: &world.settings.optionCollections) { $0 }
      change.eventList.apply(to: &world.settings.eventList) { $0 }
      change.filteredManifests.apply(to: &world.settings.filteredManifests) { $0 }
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
    if settings.optionCollections != nil { changed.append("optionCollections") }
    if settings.eventList != nil { changed.append("eventList") }
    if settings.filteredManifests != nil { changed.append("filteredManifests") }
    self.init(
      singleSummary: SummaryChoice(settings.singleSummary ?? standard.singleSummary ?? .array),
      allocation: world.allocationMode == .synchronous ? .sync : .async,
      allocationDelay: world.allocationMode.delay,
      apiVersion: VersionChoice(settings.apiVersion ?? standard.apiVersion ?? .auto),
      labelEncoding: EncodingChoice(settings.labelEncoding ?? standard.labelEncoding ?? .single),
      tracking: TrackingChoice(settings.tracking ?? world.standardTracking),
      trackingTrouble: Decimal(settings.trackingTrouble ?? world.standardTrouble) / 1000,
      customs: world.customs == .lenient ? .lenient : .required,
      editAllocated: world.editAllocated, failedAllocation: world.failedAllocation,
      optionCollections: world.optionCollections,
      eventList: settings.eventList ?? standard.eventList ?? .wrapped,
      filteredManifests: settings.filteredManifests ?? standard.filteredManifests ?? .ok,
      changed: changed)
  }
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
