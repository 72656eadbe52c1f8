import ControlAPI
package import Fixtures
package import HTTPCore
package import HTTPTypes
import Journal
package import Logging
package import Sandbox
import State
package import TLS
package import Transport
import VendorAPI
import Webhooks

/// A server with everything behind it: worlds, both surfaces, sockets. Several may stand in one process.
package struct SandboxHost: Sendable {
  package let counts: FixtureCounts
  private let server: Server
  private let responder: Responder
  private let control: ControlAPI
  private let vendor: VendorAPI
  private let tenants: Tenants
  private let stateFolder: StateFolder?
  private let webhooks: Webhooks?

  /// Joins the rooms; nothing listens yet.
  ///
  /// - Parameters:
  ///   - settings: how it is to run. What they say of logs, of a ready file and of certificates is the caller's business.
  ///   - tls: what a port of TLS speaks with; nil for none.
  ///   - loops: event loops; nil takes one a core, at most four.
  ///   - log: what hears of worlds that make room, of states that cannot be written, and of clients that misbehave.
  ///   - watching: is given what answers, and gives back what does in its place.
  /// - Throws: what is wrong with files that the settings name.
  package init(
    _ settings: Settings, tls: TLSContext? = nil, loops: Int? = nil, log: Logger,
    watching: (Responder) -> Responder = { $0 }
  ) throws(HostFailure) {
    guard DescriptorLimit.leavesRoom else { throw .descriptors(least: DescriptorLimit.leastFree) }
    let template: WorldTemplate
    let warnings: FixtureProblems
    do throws(FixtureProblems) { (counts, warnings, template) = try settings.beginning() } catch {
      throw .fixtures(error)
    }
    for warning in warnings.all {
      log.warning(
        "fixtures", metadata: ["file": "\(warning.file)", "path": "\(warning.path)", "warning": "\(warning)"])
    }
    let stateFolder = try StateFolder.inForce(settings, template: template, log: log)
    let webhooks = try Webhooks.inForce(settings, log: log)
    let tenants = Tenants(
      template: template, maxTenants: settings.maxWorlds,
      keys: settings.apiKeys.map(KeyRing.named) ?? .anyNonEmptyKey, journals: settings.journals,
      keeper: stateFolder?.keeper, listener: webhooks?.listener
    ) { log.warning("a world made room for another", metadata: ["evictions": "\($0)"]) }
    stateFolder?.keepWriting(tenants)
    self.tenants = tenants
    self.stateFolder = stateFolder
    self.webhooks = webhooks
    webhooks?.begin(watching: tenants)

    let vendorSettings = VendorSettings(settings)
    let (metrics, connections) = (RequestMetrics(), ConnectionCount())
    let vendor = VendorAPI(
      tenants: tenants, settings: vendorSettings, seed: settings.seed, metrics: metrics, logger: log)
    let memory = settings.maxMemory.map { MemoryWatch(limit: $0, tenants: tenants) }
    let description = SurfaceDescription(settings: vendorSettings, template: template, version: Release.version)
    let start = ContinuousClock.now
    let control = ControlAPI(
      tenants: tenants, allowedHosts: settings.allowedHosts, token: settings.controlToken,
      reach: settings.hosts.allSatisfy(HostAndPort.isLoopback) ? .loopback : .network,
      standardSettings: WorldSettings(
        singleSummary: vendorSettings.singleSummary, apiVersion: WorldSettings.ServedVersion(vendorSettings.apiVersion),
        labelEncoding: vendorSettings.labelEncoding, eventList: vendorSettings.eventList,
        filteredManifests: vendorSettings.filteredManifests),
      version: Release.version, uptime: { ContinuousClock.now - start }, requestID: vendor.nextRequestID,
      openAPI: { server, version, format in
        description.document(
          server: server,
          DocumentKind(apiVersion: version, format: DocumentKind.Format(rawValue: format) ?? .version3point1))
      }, look: vendor.look, vendor: settings.vendorFacts, faultNameProblems: FaultNames.problems,
      degradation: { stateFolder?.complaint },
      isMemoryFull: { memory?.account.isFull ?? false }, metrics: metrics, connections: connections)
    self.control = control
    self.vendor = vendor

    responder = Responder(
      answer: { request in
        if let answer = control.answer(request) { return answer }
        if let memory, memory.refuses(request) { return .reply(vendor.refuse(.memoryFull)) }
        return vendor.answer(request)
      }, refuse: vendor.refuse)
    var configuration = ServerConfiguration(
      hosts: settings.hosts, port: settings.port, unixPath: settings.unix,
      secure: tls.map { ServerConfiguration.Secure(port: settings.tlsPort, tls: $0) }, limits: Limits(settings, memory),
      loops: loops)
    configuration.connections = connections
    server = Server(configuration, responder: watching(responder), logger: log)
  }

  /// Answers requests from here on. To be called once.
  package func start() throws(HostFailure) -> [ListenAddress] {
    do throws(ListenFailure) { return try server.start() } catch { throw .listening(error) }
  }

  /// Undoes what the start left in the file system, for a start that fails after all.
  package func withdraw() { server.withdraw() }

  /// Stops accepting, lets requests in flight finish for at most so long.
  package func stop(within patience: Duration = .seconds(5)) async {
    await server.stop(deadline: patience)
    webhooks?.end()
    // What the last requests have changed.
    stateFolder?.write(tenants.standing)
  }

  /// Answers a request that came by no socket.
  package func answer(_ request: Request) -> Answer { responder.answer(request) }

  /// The name of what a method and a target reach, whichever surface's it is.
  package func operationName(_ method: HTTPRequest.Method, _ target: String) -> String? {
    control.operationName(method, target) ?? vendor.operationName(method, target)
  }

  /// The world of a key as it stands, made when there is none yet.
  ///
  /// - Throws: for a key that is not let in.
  package func world(ofKey key: String) throws(KeyFailure) -> World {
    try tenants.tenant(keyField: key, keyParameter: nil).snapshot()
  }

  /// What the world of a key is called where its key must not stand.
  ///
  /// - Throws: for a key that is not let in.
  package func worldName(ofKey key: String) throws(KeyFailure) -> String {
    try tenants.name(keyField: key, keyParameter: nil).shown
  }

  /// Lets the world of a key go with its snapshots and its journal.
  ///
  /// - Throws: for a key that is not let in.
  package func forgetWorld(ofKey key: String) throws(KeyFailure) {
    _ = try tenants.forget(try tenants.name(keyField: key, keyParameter: nil))
  }
}

extension VendorSettings {
  fileprivate init(_ settings: Settings) {
    self.init(
      publicURL: settings.publicUrl, singleSummary: settings.singleSummary == .array ? .array : .object,
      apiVersion: settings.apiVersion, labelEncoding: settings.labelEncoding == .single ? .single : .double,
      reading: settings.strictJson ? .strict : .liberal)
    eventList = settings.eventList == .wrapped ? .wrapped : .bare
    filteredManifests = settings.filteredManifests == .ok ? .ok : .created
    protection = settings.vendorProtection
    mostEntries = settings.maxList
  }
}

extension Limits {
  /// The longest body that a setting may allow: 1 GiB, in bytes.
  private static let longestBody = 1 << 30

  fileprivate init(_ settings: Settings, _ memory: MemoryWatch?) {
    self.init(body: settings.maxBody)
    if let memory { self.memory = memory.account }
    imports = Imports(
      within: settings.maxMemory ?? .max, atMost: Self.longestBody, include: ControlAPI.isImport)
  }
}
