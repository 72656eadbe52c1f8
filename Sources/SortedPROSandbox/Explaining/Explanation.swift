/// Why a consignment would go where it would go: every service, the cheapest that can carry it first.
public struct Explanation: Decodable, Sendable {
  public let consignmentReference: String
  public let consignmentState: String
  /// Whether the state lets it be allocated; the rest is told either way.
  public let isAllocatable: Bool
  /// When cut-offs and collections were looked at, by the world's clock.
  public let at: SandboxInstant
  /// What was asked about; nil: every service.
  public let service: String?
  public let group: String?
  /// The service that would carry it; nil when none can.
  public let winner: String?
  /// Why none can, as an allocation would say it.
  public let reason: String?
  public let services: [Candidate]

  /// What is told of a service, by its reference in any case; nil when it was not asked about.
  public subscript(reference: String) -> Candidate? {
    services.first { $0.reference.lowercased() == reference.lowercased() }
  }

  public struct Candidate: Decodable, Sendable {
    public let reference: String
    public let name: String
    public let carrierReference: String
    public let qualifies: Bool
    /// 1 for the winner; nil for who does not qualify.
    public let rank: Int?
    /// Nil when there is none to this destination, for this weight.
    public let price: Price?
    /// Nil when the service cannot keep the consignment's dates, or has no price.
    public let dates: Dates?
    /// What stands against it; empty for who qualifies.
    public let exclusions: [Rule]
  }

  /// In the service's currency.
  public struct Price: Decodable, Equatable, Sendable {
    /// Without tax and surcharges.
    public let base: Double
    /// Without tax, with surcharges: what decides who is cheapest.
    public let total: Double
    /// Nil, as the two below, where there are no dates.
    public let totalWithTax: Double?
    /// As ISO 4217 writes it.
    public let currency: String?
    public let surcharges: [Surcharge]?
  }

  public struct Surcharge: Decodable, Equatable, Sendable {
    public let reference: String
    public let amount: Double
  }

  public struct Dates: Decodable, Equatable, Sendable {
    public let allocationCutOff: SandboxInstant
    public let collection: SandboxInstant
    public let earliestDelivery: SandboxInstant
    public let latestDelivery: SandboxInstant
  }

  /// A rule that something does not meet.
  public struct Rule: Decodable, Equatable, Sendable {
    /// One word: `weight`, `cutOff`, `destination` …
    public let rule: String
    /// Counted from 1; nil when the rule looks at the whole consignment.
    public let package: Int?
    public let found: String?
    public let limit: String?
    /// The vendor's words, as in quotes and refusals.
    public let text: String
    public let explanation: String
  }
}
