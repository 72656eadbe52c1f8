import Contract
import Fixtures
import Hosting
import Transport

extension SandboxServer {
  /// How a server runs. What is not said is as the binary has it: the built-in fixtures, a clock that runs, seed 1.
  public struct Options: Sendable {
    /// Where allocations that take one consignment answer a list of one or one object.
    public enum SingleSummary: Sendable { case array, object }
    /// Whether an allocation is done at once or, after a 202, two seconds later by the world's clock.
    public enum Allocation: Sendable { case sync, async }
    /// Whether a label's `File` is base64 once or, as in the vendor's sample, twice.
    public enum LabelEncoding: Sendable { case single, double }
    /// How fast shipments live: as carriers move them, or a day in two minutes.
    public enum Tracking: Sendable { case real, fast }
    /// What becomes of consignments that lack customs data.
    public enum Customs: Sendable { case lenient, required }
    /// Whether a delivery is offered with its latest collection or once with each.
    public enum OptionCollections: Sendable { case latest, every }
    /// Whether events are listed in an object or are a list alone.
    public enum EventList: Sendable { case wrapped, bare }
    /// Whether a list of filtered manifests is a 200 or a 201.
    public enum FilteredManifests: Sendable { case ok, created }
    /// Whose shapes are served to a request that names no version.
    public enum Version: Sendable {
      /// As the client writes them.
      case auto
      case version1, version1point1
    }

    /// Where every world's clock stands at its beginning; nil: it runs with the machine's.
    public var clock: SandboxInstant?
    /// Of every reference, tracking number and random choice: worlds of equal seeds that are asked alike answer alike.
    public var seed: UInt64 = 1
    /// A file or folder with catalog and consignments; nil: those built in.
    public var fixtures: String?
    /// A file of fault rules for every world.
    public var faults: String?
    public var apiVersion = Version.auto
    public var singleSummary = SingleSummary.array
    public var allocation = Allocation.sync
    public var labelEncoding = LabelEncoding.single
    public var tracking = Tracking.real
    /// The share of shipments, 0 to 1, that come into trouble on their way; by thousandths.
    public var trackingTrouble = 0.0
    /// Whether services turn down what lacks the customs data that they need.
    public var customs = Customs.lenient
    /// Which collections delivery and pickup options have.
    public var optionCollections = OptionCollections.latest
    public var eventList = EventList.wrapped
    public var filteredManifests = FilteredManifests.ok
    /// Refuses what .NET reads but RFC 8259 or the published types do not allow.
    public var strictJSON = false
    /// Worlds kept; the least recently used goes first.
    public var maxWorlds = 10_000
    /// A port of 127.0.0.1; 0 takes any free one.
    public var port: UInt16 = 0

    public init(clock: SandboxInstant? = nil, seed: UInt64 = 1, fixtures: String? = nil, faults: String? = nil) {
      self.clock = clock
      self.seed = seed
      self.fixtures = fixtures
      self.faults = faults
    }
  }

  /// Why a server did not start: a line for each reason.
  public struct StartFailure: Error, CustomStringConvertible, Sendable {
    public let reasons: [String]

    public var description: String { reasons.joined(separator: "\n") }
  }
}

extension SandboxServer.StartFailure {
  init(_ failure: HostFailure) {
    switch failure {
    case .fixtures(let mistakes): reasons = mistakes.all.map(\.description)
    case .stateDir(let path, let reason): reasons = ["\(path): \(reason)"]
    case .webhooks(let reason): reasons = ["libcurl is needed: \(reason)"]
    case .listening(let failure): reasons = [failure.description]
    case .descriptors(let least): reasons = ["fewer than \(least) descriptors are free; raise the limit (ulimit -n)"]
    }
  }
}

extension Settings {
  init(_ options: SandboxServer.Options) throws(SandboxServer.StartFailure) {
    self.init()
    hosts = ["127.0.0.1"]
    port = options.port
    if let instant = options.clock {
      guard let date = DateTimeOffset(instant.text) else {
        throw SandboxServer.StartFailure(reasons: ["clock: '\(instant.text)' is not a date-time, yyyy-MM-ddTHH:mm:ss"])
      }
      clock = date
    }
    guard options.maxWorlds > 0 else {
      throw SandboxServer.StartFailure(reasons: ["maxWorlds: \(options.maxWorlds) is no number of worlds, from 1 on"])
    }
    guard (0...1).contains(options.trackingTrouble) else {
      throw SandboxServer.StartFailure(reasons: ["trackingTrouble: \(options.trackingTrouble) is no share, from 0 to 1"]
      )
    }
    seed = options.seed
    fixtures = options.fixtures
    faults = options.faults
    maxWorlds = options.maxWorlds
    strictJson = options.strictJSON
    switch options.apiVersion {
    case .auto: apiVersion = nil
    case .version1: apiVersion = .version1
    case .version1point1: apiVersion = .version1point1
    }
    singleSummary = options.singleSummary == .array ? .array : .object
    allocation = options.allocation == .sync ? .sync : .async
    tracking = options.tracking == .real ? .real : .fast
    trackingTrouble = Int((options.trackingTrouble * 1000).rounded())
    customs = options.customs == .lenient ? .lenient : .required
    optionCollections = options.optionCollections == .latest ? .latest : .every
    eventList = options.eventList == .wrapped ? .wrapped : .bare
    filteredManifests = options.filteredManifests == .ok ? .ok : .created
    labelEncoding = options.labelEncoding == .single ? .single : .double
    // What the tests around it allocate is not its clients'.
    maxMemory = nil
  }
}
