import Allocation
import Contract
import ControlAPI
import Fixtures
import HTTPCore
import Journal
import Logging
import Sandbox
import Synchronization
import Transport
import VendorAPI

/// How much a set of fixtures holds.
struct Stock: Sendable, Equatable, CustomStringConvertible {
  let carriers: Int
  let carrierServices: Int
  let serviceGroups: Int
  let consignments: Int

  init(_ fixtures: Fixtures) {
    carriers = fixtures.catalog.carrierCount
    carrierServices = fixtures.catalog.carrierServiceCount
    serviceGroups = fixtures.catalog.serviceGroupCount
    consignments = fixtures.consignments.count
  }

  var description: String {
    [
      (carriers, "carrier"), (carrierServices, "carrier service"), (serviceGroups, "service group"),
      (consignments, "consignment"),
    ].map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}

extension Fixtures {
  /// Those at a path; without one those built in.
  static func inForce(at path: String?) throws(Failure) -> Fixtures {
    guard let path else { return .builtIn }
    do {
      return try Fixtures.load(path: path)
    } catch {
      throw Failure(error)
    }
  }

  func template(clock: ClockSetting, seed: UInt64) throws(Failure) -> World {
    do {
      return try world(clock: clock, seed: seed)
    } catch {
      throw Failure(error)
    }
  }
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

extension Settings {
  /// What the journal's calls have to know of the vendor's surface.
  var vendorFacts: VendorFacts {
    VendorFacts(
      operations: VendorAPI.operationNames, assumed: VendorAPI.assumedOperations,
      obsolete: VendorAPI.obsoleteOperations, unread: UnreadMembers(standard: apiVersion).of)
  }
}

/// The server and everything behind it, as `serve` sees them.
struct House: Sendable {
  let stock: Stock
  private let server: Server

  /// Loads the fixtures and joins the rooms; nothing listens yet.
  init(_ settings: Settings, environment: [String: String], log: Logger) throws(Failure) {
    let fixtures = try Fixtures.inForce(at: settings.fixtures)
    stock = Stock(fixtures)
    var template = try fixtures.template(
      clock: settings.clock.map(ClockSetting.frozen) ?? .real, seed: settings.seed)
    // The fixtures themselves are always allocated at once.
    template.allocationMode = settings.allocation == .sync ? .synchronous : .asynchronous(delaySeconds: 2)
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
      tenants: tenants, allowedHosts: settings.allowedHosts, token: settings.controlToken,
      reach: settings.hosts.allSatisfy(HostAndPort.isLoopback) ? .loopback : .network, version: Program.version,
      uptime: { ContinuousClock.now - start }, requestID: vendor.nextRequestID,
      openAPI: { description.document(server: $0) }, vendor: settings.vendorFacts)

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
