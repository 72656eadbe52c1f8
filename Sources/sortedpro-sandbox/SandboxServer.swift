import ControlAPI
import Faults
import Files
import Fixtures
import HTTPCore
import Journal
import Logging
import Sandbox
import State
import Transport
import VendorAPI

extension Fixtures {
  /// Those that the settings name, and the world that begins with them.
  static func inForce(_ settings: Settings) throws(Failure) -> (Fixtures, World) {
    do {
      let fixtures = try settings.fixtures.map(Fixtures.load) ?? .builtIn
      return (fixtures, try fixtures.world(clock: settings.clockSetting, seed: settings.seed))
    } catch {
      throw Failure(error)
    }
  }
}

extension FaultsFile {
  /// The rules of the file that the settings name.
  static func inForce(_ settings: Settings) throws(Failure) -> [FaultRule] {
    guard let path = settings.faults else { return [] }
    do {
      return try load(path: path, nameProblems: FaultNames.problems)
    } catch {
      throw Failure(error)
    }
  }
}

extension Settings {
  var clockSetting: ClockSetting { clock.map(ClockSetting.frozen) ?? .real }
}

extension Failure {
  init(_ mistakes: FixtureMistakes) { self.init(.usage, mistakes.all.map(\.description)) }
}

extension StateFolder {
  /// The folder that was named; nil when none was.
  static func inForce(_ settings: Settings, template: WorldTemplate, log: Logger) throws(Failure) -> StateFolder? {
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
      throw Failure(.usage, ["\(Setting.stateDir.flag): nothing can be written to '\(path)': \(error.reason)"])
    }
  }
}

extension Settings {
  /// Where it is written down what happens; nil for nowhere.
  var journals: JournalBook? {
    journal == .off ? nil : JournalBook(limits: JournalLimits(entries: journalEntries, bytes: journalBytes))
  }
}

extension Settings {
  /// What the journal's calls have to know of the vendor's surface.
  var vendorFacts: VendorFacts {
    VendorFacts(
      operations: VendorAPI.operationNames, assumed: VendorAPI.assumedOperations,
      obsolete: VendorAPI.obsoleteOperations, unread: UnreadMembers(standard: apiVersion).of)
  }
}

/// The server and everything behind it, as `serve` sees them.
struct SandboxServer: Sendable {
  let counts: FixtureCounts
  /// What the log calls what is asked for.
  let names: AccessNames
  private let server: Server
  private let tenants: Tenants
  private let stateFolder: StateFolder?

  /// Joins the rooms; nothing listens yet. Fixtures that were given are read and checked; those built in are when somebody asks for them.
  init(_ settings: Settings, environment: [String: String], log: Logger, queue: LogQueue) throws(Failure) {
    let faults = try FaultsFile.inForce(settings)
    let template: WorldTemplate
    if settings.fixtures == nil {
      counts = .builtIn
      template = WorldTemplate {
        Fixtures.builtInWorld(clock: settings.clockSetting, seed: settings.seed).beginning(settings, faults)
      }
    } else {
      let (fixtures, world) = try Fixtures.inForce(settings)
      counts = FixtureCounts(fixtures)
      template = WorldTemplate { world.beginning(settings, faults) }
    }
    let stateFolder = try StateFolder.inForce(settings, template: template, log: log)
    let tenants = Tenants(
      template: template, maxTenants: settings.maxWorlds,
      keys: settings.apiKeys.map(KeyRing.named) ?? .anyNonEmptyKey, journals: settings.journals,
      keeper: stateFolder?.keeper
    ) { log.warning("a world made room for another", metadata: ["evictions": "\($0)"]) }
    stateFolder?.keepWriting(tenants)
    self.tenants = tenants
    self.stateFolder = stateFolder

    var vendorSettings = VendorSettings(
      publicURL: settings.publicUrl, singleSummary: settings.singleSummary == .array ? .array : .object,
      apiVersion: settings.apiVersion, labelEncoding: settings.labelEncoding == .single ? .single : .double,
      reading: settings.strictJson ? .strict : .liberal)
    vendorSettings.protection = settings.vendorProtection
    vendorSettings.mostEntries = settings.maxList
    let vendor = VendorAPI(tenants: tenants, settings: vendorSettings, seed: settings.seed, logger: log)
    let description = SurfaceDescription(settings: vendorSettings, template: template, version: Program.version)
    let start = ContinuousClock.now
    let control = ControlAPI(
      tenants: tenants, allowedHosts: settings.allowedHosts, token: settings.controlToken,
      reach: settings.hosts.allSatisfy(HostAndPort.isLoopback) ? .loopback : .network,
      standardSettings: WorldSettings(
        singleSummary: vendorSettings.singleSummary, apiVersion: WorldSettings.ServedVersion(vendorSettings.apiVersion),
        labelEncoding: vendorSettings.labelEncoding),
      version: Program.version, uptime: { ContinuousClock.now - start }, requestID: vendor.nextRequestID,
      openAPI: { server, version, format in
        description.document(
          server: server,
          DocumentKind(apiVersion: version, format: DocumentKind.Format(rawValue: format) ?? .version3point1))
      }, look: vendor.look, vendor: settings.vendorFacts, faultNameProblems: FaultNames.problems,
      degradation: { stateFolder?.complaint })

    names = AccessNames(
      operation: { control.operationName($0, $1) ?? vendor.operationName($0, $1) }, worlds: settings.apiKeys)
    let memory = MemoryWatch(limit: settings.maxMemory, tenants: tenants)
    let responder = Responder(
      answer: { request in
        if let answer = control.answer(request) { return answer }
        return memory.refuses(request) ? .reply(vendor.refuse(.memoryFull)) : vendor.answer(request)
      }, refuse: vendor.refuse)
    var limits = Limits(body: settings.maxBody)
    limits.memory = memory.account

    let tls = try settings.tlsContext(environment: environment, log: log)
    server = Server(
      ServerConfiguration(
        hosts: settings.hosts, port: settings.port, unixPath: settings.unix,
        secure: tls.map { ServerConfiguration.Secure(port: settings.tlsPort, tls: $0) },
        limits: limits),
      responder: settings.logsAccess ? AccessLog(queue: queue).watching(responder) : responder,
      logger: log)
  }

  /// Answers requests from here on.
  func start() throws(Failure) -> [ListenAddress] {
    do {
      return try server.start()
    } catch {
      // An option of TLS that cannot work is a mistake of usage, a port that is taken among them.
      throw Failure(error.address.isSecure ? .usage : .environment, [error.description])
    }
  }

  /// Undoes what the start left in the file system, for a start that fails after all.
  func withdraw() { server.withdraw() }

  /// Stops accepting, lets requests in flight finish for at most 5 s.
  func stop() async {
    await server.stop()
    // What the last requests have changed.
    stateFolder?.write(tenants.standing)
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
    return world
  }
}
