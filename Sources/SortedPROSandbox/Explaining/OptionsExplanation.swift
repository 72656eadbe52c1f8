/// Why each service, or each shop with its services, is or is not among the options that a shopper is shown.
public struct OptionsExplanation: Decodable, Sendable {
  public enum Kind: String, Codable, Sendable {
    case delivery = "deliveryOptions"
    case pickup = "pickupOptions"
  }

  /// Of which days of delivery.
  public enum Days: Sendable {
    case all
    /// Those that are promised to somebody.
    case guaranteed
  }

  public let options: Kind
  /// What was asked about; nil for a request.
  public let reference: String?
  /// When cut-offs and collections were looked at, by the world's clock.
  public let at: SandboxInstant
  /// Days of delivery on the destination's calendar, `yyyy-MM-dd`; nil where no day can be meant.
  public let firstDay: String?
  public let lastDay: String?
  /// The first day of collection; nil: the next.
  public let earliestCollection: String?
  public let guaranteedOnly: Bool
  /// What was asked about; nil: every service.
  public let service: String?
  /// How many options there are of what is listed: of `service`, or of every service.
  public let offered: Int
  /// Why nobody was asked; nil when somebody was.
  public let reason: String?
  /// Of delivery options: every service, in the catalog's order.
  public let services: [Service]
  /// Of pickup options: every shop, the nearest first.
  public let shops: [Shop]

  public struct Service: Decodable, Sendable {
    public let reference: String
    public let name: String
    public let carrierReference: String
    public let isOffered: Bool
    public let options: [Option]
    public let exclusions: [Explanation.Rule]
  }

  public struct Option: Decodable, Equatable, Sendable {
    /// `yyyy-MM-dd`
    public let deliveryDate: String
    /// Of the destination's clock: `HH:mm:ss`.
    public let windowStart: String
    public let windowEnd: String
    public let allocationCutOff: SandboxInstant
    /// Without tax: what decides who is cheapest.
    public let price: Double
  }

  public struct Shop: Decodable, Sendable {
    public let shopReference: String
    public let name: String
    public let carrierReference: String
    /// Kilometres from the destination; nil where nobody knows.
    public let distance: Double?
    public let isOffered: Bool
    /// What stands against the shop itself.
    public let exclusions: [Explanation.Rule]
    /// Empty where none was asked.
    public let services: [Service]
  }
}
