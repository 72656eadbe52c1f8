/// Where a shipment stands, and what comes of it.
public struct Shipment: Decodable, Sendable {
  public let reference: String
  /// The vendor's word: `Manifested`, `InTransit`, `Delivered` …
  public let state: String
  /// By the world's clock.
  public let now: SandboxInstant
  public let branch: Branch
  /// Each change of its state that carriers bring about, in order; a new event may change what is to come.
  public let changes: [Change]

  public struct Change: Decodable, Equatable, Sendable {
    public let at: SandboxInstant
    public let from: String
    public let to: String
    /// Whether it is still to come.
    public let isToCome: Bool
  }

  /// What becomes of it on its way.
  public enum Branch: String, Codable, Sendable, CaseIterable {
    /// An ordinary life.
    case none
    case cardLeft = "card-left"
    case deliveryFailed = "delivery-failed"
    case late
    case delayedTwice = "delayed-twice"
    case partial, damaged
    case deliveredDamaged = "delivered-damaged"
    case missing, lost, held, waiting, customs
    case customsRefused = "customs-refused"
    case collectionFailed = "collection-failed"
    case carrierUnableToCollect = "carrier-unable-to-collect"
    case exchangeFailed = "exchange-failed"
    case uncollected
    case noTracking = "no-tracking"
  }

  /// What a carrier tells of a shipment.
  public struct Event: Encodable, Equatable, Sendable {
    /// Whether further events come of themselves.
    public enum Plan: String, Codable, Sendable { case goesOn, ends }

    /// A state's name, or any other text, which leads to no state.
    public var code: String
    /// Nil: now, by the world's clock.
    public var at: SandboxInstant?
    /// Nil: what is said of the state.
    public var description: String?
    public var signedBy: String?
    public var location: String?
    /// An `EP-` reference or a tracking number; nil: every package.
    public var package: String?
    /// Nil: they come, unless nothing can come after the event.
    public var plan: Plan?

    public init(
      _ code: String, at: SandboxInstant? = nil, description: String? = nil, signedBy: String? = nil,
      location: String? = nil, package: String? = nil, plan: Plan? = nil
    ) {
      self.code = code
      self.at = at
      self.description = description
      self.signedBy = signedBy
      self.location = location
      self.package = package
      self.plan = plan
    }
  }
}
