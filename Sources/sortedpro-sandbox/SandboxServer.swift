import ControlAPI
import Fixtures
import HTTPCore
import Journal
import Logging
import Sandbox
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

extension Settings {
  var clockSetting: ClockSetting { clock.map(ClockSetting.frozen) ?? .real }
}

extension Failure {
  init(_ mistakes: FixtureMistakes) { self.init(.usage, mistakes.all.map(\.description)) }
}

extension Settings {
  /// Where it is written down what happens; nil for nowhere.
  var journals: JournalBook? {
    journal == .off ? nil : JournalBook(limits: JournalLimits(entries: journalEntries, bytes: journalBytes))
  }
}

/// The server and everything behind it, as `serve` sees them.
struct SandboxServer: Sendable {
  let counts: FixtureCounts
  private let server: Server

  /// Joins the rooms; nothing listens yet. Fixtures that were given are read and checked; those built in are when somebody asks for them.
  init(_ settings: Settings, environment: [String: String], log: Logger) throws(Failure) {
    let template: WorldTemplate
    if settings.fixtures == nil {
      counts = .builtIn
      template = WorldTemplate {
        Fixtures.builtInWorld(clock: settings.clockSetting, seed: settings.seed).allocating(settings.allocation)
      }
    } else {
      let (fixtures, world) = try Fixtures.inForce(settings)
      counts = FixtureCounts(fixtures)
      template = WorldTemplate { world.allocating(settings.allocation) }
    }
    let tenants = Tenants(
      template: template, maxTenants: settings.maxWorlds,
      keys: settings.apiKeys.map(KeyRing.named) ?? .anyNonEmptyKey, journals: settings.journals)

    let vendorSettings = VendorSettings(
      publicURL: settings.publicUrl, singleSummary: settings.singleSummary == .array ? .array : .object,
      apiVersion: settings.apiVersion, labelEncoding: settings.labelEncoding == .single ? .single : .double,
      reading: settings.strictJson ? .strict : .liberal)
    let vendor = VendorAPI(tenants: tenants, settings: vendorSettings, seed: settings.seed, logger: log)
    let description = SurfaceDescription(settings: vendorSettings, template: template, version: Program.version)
    let start = ContinuousClock.now
    let control = ControlAPI(
      tenants: tenants, allowedHosts: settings.allowedHosts, token: settings.controlToken, version: Program.version,
      uptime: { ContinuousClock.now - start }, requestID: vendor.nextRequestID,
      openAPI: { description.document(server: $0) })

    let tls = try settings.tlsContext(environment: environment, log: log)
    server = Server(
      ServerConfiguration(
        hosts: settings.hosts, port: settings.port, unixPath: settings.unix,
        secure: tls.map { ServerConfiguration.Secure(port: settings.tlsPort, tls: $0) },
        limits: Limits(body: settings.maxBody)),
      responder: Responder(answer: { control.answer($0) ?? vendor.answer($0) }, refuse: vendor.refuse),
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
  func stop() async { await server.stop() }
}

extension World {
  /// The fixtures themselves are always allocated at once; this is for what comes after them.
  fileprivate func allocating(_ allocation: Settings.Allocation) -> World {
    var world = self
    world.allocationMode = allocation == .sync ? .synchronous : .asynchronous(delaySeconds: 2)
    return world
  }
}
