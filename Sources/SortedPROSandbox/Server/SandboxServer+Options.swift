extension SandboxServer {
  /// How a server runs. What is not said is as the binary has it: the built-in fixtures, a clock that runs, seed 1.
  public struct Options: Sendable {
    /// Where allocations that take one consignment answer a list of one or one object.
    public enum SingleSummary: String, Codable, Sendable { case array, object }
    /// Whether an allocation is done at once or, after a 202, two seconds later by the world's clock.
    public enum Allocation: String, Codable, Sendable { case sync, async }
    /// Whether a label's `File` is base64 once or, as in the vendor's sample, twice.
    public enum LabelEncoding: String, Codable, Sendable { case single, double }
    /// How fast shipments live: as carriers move them, or a day in two minutes.
    public enum Tracking: String, Codable, Sendable { case real, fast }
    /// What becomes of consignments that lack customs data.
    public enum Customs: String, Codable, Sendable { case lenient, required }
    /// What may still be changed of a consignment that is allocated: references, metadata and dates, or nothing.
    public enum EditAllocated: String, Codable, Sendable { case details, nothing }
    /// What a success makes of a consignment's `FailedAllocation`.
    public enum FailedAllocation: String, Codable, Sendable { case cleared, kept }
    /// Whether a delivery is offered with its latest collection or once with each.
    public enum OptionCollections: String, Codable, Sendable { case latest, every }
    /// Whether events are listed in an object or are a list alone.
    public enum EventList: String, Codable, Sendable { case wrapped, bare }
    /// Whether a list of filtered manifests is a 200 or a 201.
    public enum FilteredManifests: String, Codable, Sendable { case ok, created }
    /// Whose shapes are served to a request that names no version.
    public enum Version: String, Codable, Sendable {
      /// As the client writes them.
      case auto
      case version1 = "1"
      case version1point1 = "1.1"
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
    public var editAllocated = EditAllocated.details
    public var failedAllocation = FailedAllocation.cleared
    /// Which collections delivery and pickup options have.
    public var optionCollections = OptionCollections.latest
    public var eventList = EventList.wrapped
    public var filteredManifests = FilteredManifests.ok
    /// Refuses what .NET reads but RFC 8259 or the published types do not allow.
    public var strictJSON = false
    /// Worlds kept; the least recently used goes first.
    public var maxWorlds = 10_000
    /// Where events of consignments are posted to: absolute `http` and `https` URLs. libcurl is needed for any.
    public var webhooks: [String] = []
    /// A port of 127.0.0.1; 0 takes any free one.
    public var port: UInt16 = 0
    /// Whose certificate HTTPS is served with, beside HTTP and on a port of its own; nil: there is none.
    public var tls: TLS?
    /// A port of 127.0.0.1 for HTTPS; 0 takes any free one.
    public var tlsPort: UInt16 = 0
    /// Further names or addresses for the certificate.
    public var tlsNames: [String] = []

    public init(clock: SandboxInstant? = nil, seed: UInt64 = 1, fixtures: String? = nil, faults: String? = nil) {
      self.clock = clock
      self.seed = seed
      self.fixtures = fixtures
      self.faults = faults
    }
  }
}
