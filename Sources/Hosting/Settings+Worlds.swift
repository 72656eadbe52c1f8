import ControlAPI
package import Faults
import Files
package import Fixtures
import Journal
import Logging
package import Sandbox
import State
import VendorAPI

extension Fixtures {
  /// Those that the settings name, and the world that begins with them.
  package static func inForce(_ settings: Settings) throws(FixtureProblems) -> (Fixtures, World) {
    let fixtures =
      if let path = settings.fixtures {
        try Fixtures.load(path: path, now: settings.clockSetting.now)
      } else { Fixtures.builtIn }
    return (fixtures, try fixtures.world(clock: settings.clockSetting, seed: settings.seed))
  }
}

extension FaultsFile {
  /// The rules of the file that the settings name.
  package static func inForce(_ settings: Settings) throws(FixtureProblems) -> [FaultRule] {
    guard let path = settings.faults else { return [] }
    return try load(path: path, now: settings.clockSetting.now, nameProblems: FaultNames.problems)
  }
}

extension Settings {
  var clockSetting: ClockSetting { clock.map(ClockSetting.frozen) ?? .real }

  /// Where it is written down what happens; nil for nowhere.
  var journals: JournalBook? {
    journal == .off ? nil : JournalBook(limits: JournalLimits(entries: journalEntries, bytes: journalBytes))
  }

  /// What each world begins as. Fixtures that were given are read and checked now; those built in are when somebody asks for them.
  func beginning() throws(FixtureProblems) -> (
    counts: FixtureCounts, warnings: FixtureProblems, template: WorldTemplate
  ) {
    let faults = try FaultsFile.inForce(self)
    guard fixtures != nil else {
      return (
        .builtIn, FixtureProblems(),
        WorldTemplate { Fixtures.builtInWorld(clock: clockSetting, seed: seed).beginning(self, faults) }
      )
    }
    let (fixtures, world) = try Fixtures.inForce(self)
    return (FixtureCounts(fixtures), fixtures.warnings, WorldTemplate { world.beginning(self, faults) })
  }

  /// What the journal's calls have to know of the vendor's surface.
  var vendorFacts: VendorFacts {
    VendorFacts(
      operations: VendorAPI.operationNames, assumed: VendorAPI.assumedOperations,
      obsolete: VendorAPI.obsoleteOperations)
  }
}

extension World {
  /// The fixtures themselves are always allocated at once, and meet no faults; this is for what comes after them.
  fileprivate func beginning(_ settings: Settings, _ faults: [FaultRule]) -> World {
    var world = self
    for rule in faults { _ = world.addFault(rule) }
    world.allocationMode = settings.allocation == .sync ? .synchronous : .asynchronous(delaySeconds: 2)
    world.mostPackages = settings.maxPackages
    world.standardTracking = settings.tracking == .real ? .real : .fast
    world.standardTrouble = settings.trackingTrouble
    if settings.customs == .required { world.demandCustomsData() }
    world.standardAllocatedEdits = settings.editAllocated == .details ? .details : .nothing
    world.standardFailedAllocation = settings.failedAllocation == .cleared ? .cleared : .kept
    if settings.optionCollections == .every { world.offerEveryCollection() }
    return world
  }
}

extension StateFolder {
  /// The folder that was named; nil when none was.
  static func inForce(_ settings: Settings, template: WorldTemplate, log: Logger) throws(HostFailure) -> StateFolder? {
    guard let path = settings.stateDir else { return nil }
    do {
      return try StateFolder(path: path, template: template) { notice in
        switch notice {
        case .damaged(let file, let aside, let reason):
          log.error(
            "a state was damaged, its world begins anew",
            metadata: ["file": "\(file)", "movedTo": "\(aside)", "reason": "\(reason)"])
        case .cannotWrite(let file, let reason):
          log.error("states cannot be written", metadata: ["file": "\(file)", "reason": "\(reason)"])
        case .writesAgain: log.notice("states are written again")
        }
      }
    } catch {
      throw .stateDir(path: path, reason: error.reason)
    }
  }
}
