/// What customers allocate to, as far as tests ask; ``SandboxCatalog/json()`` has the rest.
public struct CarrierService: Decodable, Equatable, Sendable {
  public let reference: String
  /// Nil: the reference.
  public let name: String?
  /// Its carrier's reference.
  public let carrier: String
  private let enabled: Bool?
  /// The first whose zone covers the destination applies.
  public let rates: [Rate]?
  /// What it does not take.
  public let rules: Rules?
  public let collection: Collection?

  /// Whether it may be allocated to, as far as that is switched on and off.
  public var isEnabled: Bool { enabled ?? true }

  /// The prices to one zone.
  public struct Rate: Codable, Equatable, Sendable {
    /// A zone's reference or a two-letter country code.
    public var zone: String
    /// Nil: the service's.
    public var transitDays: Int?
    /// By weight, lightest first.
    public var bands: [Band]

    public init(zone: String, transitDays: Int? = nil, bands: [Band]) {
      self.zone = zone
      self.transitDays = transitDays
      self.bands = bands
    }
  }

  public struct Band: Codable, Equatable, Sendable {
    /// Kilograms of the whole consignment, inclusive; nil, for the last band only: no limit.
    public var upTo: Double?
    /// Without tax, in the service's currency, with at most two decimals.
    public var net: Double

    public init(upTo: Double? = nil, net: Double) {
      self.upTo = upTo
      self.net = net
    }
  }

  /// A rule that is nil or empty lets everything pass.
  public struct Rules: Codable, Equatable, Sendable {
    /// Kilograms of the whole consignment; any of the ranges.
    public var weight: [Bounds]?
    /// Centimetres, the longest side of every package; any of the ranges.
    public var length: [Bounds]?
    /// Centimetres, twice the sum of the two shorter sides of every package; any of the ranges.
    public var girth: [Bounds]?
    /// Centimetres, length plus girth of every package; any of the ranges.
    public var combinedDimensions: [Bounds]?
    /// The most that the whole consignment may be worth, whatever the currency.
    public var maxValue: Double?
    /// UK areas, districts, sectors or units: `M`, `M2`, `M2 6`, `M2 6LW`.
    public var excludedPostcodes: [String]?
    /// Two-letter codes.
    public var excludedCountries: [String]?
    /// A tagged consignment is taken only if every one of its tags stands here.
    public var tags: [String]?

    public init(
      weight: [Bounds]? = nil, length: [Bounds]? = nil, girth: [Bounds]? = nil, combinedDimensions: [Bounds]? = nil,
      maxValue: Double? = nil, excludedPostcodes: [String]? = nil, excludedCountries: [String]? = nil,
      tags: [String]? = nil
    ) {
      self.weight = weight
      self.length = length
      self.girth = girth
      self.combinedDimensions = combinedDimensions
      self.maxValue = maxValue
      self.excludedPostcodes = excludedPostcodes
      self.excludedCountries = excludedCountries
      self.tags = tags
    }
  }

  /// Both ends inclusive; one that is nil is open.
  public struct Bounds: Codable, Equatable, Sendable {
    public var from: Double?
    public var to: Double?

    public init(from: Double? = nil, to: Double? = nil) {
      self.from = from
      self.to = to
    }
  }

  /// When the carrier calls, in the origin's local time.
  public struct Collection: Codable, Equatable, Sendable {
    /// `Monday` …; nil: Monday to Friday.
    public var days: [String]?
    /// `HH:mm`, the last moment at which that day's collection can be allocated; nil: 15:30, or the time if that is earlier.
    public var cutOff: String?
    /// `HH:mm`; nil: 17:00.
    public var time: String?

    public init(days: [String]? = nil, cutOff: String? = nil, time: String? = nil) {
      self.days = days
      self.cutOff = cutOff
      self.time = time
    }
  }

  /// What is to be another way; what is nil stays, also within rules and collection.
  public struct Change: Encodable, Sendable {
    /// All of them.
    public var rates: [Rate]?
    public var rules: Rules?
    public var collection: Collection?

    public init(rates: [Rate]? = nil, rules: Rules? = nil, collection: Collection? = nil) {
      self.rates = rates
      self.rules = rules
      self.collection = collection
    }

    /// One price for all that goes to a zone, and to no other.
    public static func price(_ net: Double, to zone: String) -> Change {
      Change(rates: [Rate(zone: zone, bands: [Band(net: net)])])
    }

    /// `HH:mm` in the origin's local time.
    public static func cutOff(_ time: String) -> Change { Change(collection: Collection(cutOff: time)) }

    /// Kilograms of the whole consignment.
    public static func heaviest(_ kilograms: Double) -> Change {
      Change(rules: Rules(weight: [Bounds(from: 0, to: kilograms)]))
    }
  }
}
