import HTTPTypes

/// A world's clock: cut-offs, expiries and promises go by it.
public struct SandboxClock: Sendable {
  let control: ControlCaller

  public enum Mode: String, Codable, Sendable { case real, frozen, offset, scaled }

  public struct Report: Decodable, Sendable {
    public let mode: Mode
    public let now: SandboxInstant
    private let ahead: Span?
    /// How much faster than the machine's a scaled clock runs.
    public let factor: Double?
    /// What is to come: of each kind the next twenty.
    public let events: [Event]

    /// How far an offset clock is ahead of the machine's.
    public var offset: Duration? { ahead?.duration }

    private enum CodingKeys: String, CodingKey { case mode, now, ahead = "offset", factor, events }
  }

  /// What the clock brings, at one moment and of one kind.
  public struct Event: Decodable, Sendable {
    public let kind: EventKind
    /// The first moment at which it has happened.
    public let at: SandboxInstant
    public let count: Int
    /// Carrier services of a cut-off, quotes of an expiry, consignments otherwise; the first twenty.
    public let references: [String]
    /// Where those consignments stand then, if it is about consignments.
    public let states: [String]?
  }

  public struct EventKind: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// Whatever comes next.
    public static let any = EventKind(rawValue: "any")
    public static let cutOff = EventKind(rawValue: "cutOff")
    public static let collection = EventKind(rawValue: "collection")
    public static let quoteExpiry = EventKind(rawValue: "quoteExpiry")
    /// Delivery or pickup options can no longer be selected.
    public static let optionExpiry = EventKind(rawValue: "optionExpiry")
    public static let allocationEnd = EventKind(rawValue: "allocationEnd")
    /// Something happens to a shipment on its way.
    public static let trackingEvent = EventKind(rawValue: "trackingEvent")
    /// A fault rule strikes no longer.
    public static let faultEnd = EventKind(rawValue: "faultEnd")
  }

  /// What happened while the clock moved.
  public struct Advance: Decodable, Sendable {
    public let mode: Mode
    public let from: SandboxInstant
    public let now: SandboxInstant
    /// In order; of each kind the first thousand.
    public let events: [Event]
  }

  private struct Change: Encodable {
    let mode: Mode
    var now: SandboxInstant?
    var offset: Span?
    var factor: Double?
  }

  private struct Move: Encodable {
    var by: Span?
    var to: SandboxInstant?
    var toNext: String?
  }
}

extension SandboxClock {
  /// How it runs, what it shows, and what is to come.
  public func report() throws(SandboxError) -> Report { try control.call(.get, "clock") }

  /// Stops it: at an instant, or where it stands.
  @discardableResult
  public func freeze(at instant: SandboxInstant? = nil) throws(SandboxError) -> Report {
    try set(Change(mode: .frozen, now: instant))
  }

  /// Lets it run with the machine's.
  @discardableResult
  public func run() throws(SandboxError) -> Report { try set(Change(mode: .real)) }

  /// Lets it run so far ahead of the machine's.
  @discardableResult
  public func run(aheadBy offset: Duration) throws(SandboxError) -> Report {
    try set(Change(mode: .offset, offset: Span(offset)))
  }

  /// Lets it run so many times as fast as the machine's, 0.001 to 1,000,000, from where it stands.
  @discardableResult
  public func run(faster factor: Double) throws(SandboxError) -> Report {
    try set(Change(mode: .scaled, factor: factor))
  }

  /// Moves it on.
  @discardableResult
  public func advance(by duration: Duration) throws(SandboxError) -> Advance { try move(Move(by: Span(duration))) }

  /// Moves it on to an instant.
  @discardableResult
  public func advance(to instant: SandboxInstant) throws(SandboxError) -> Advance { try move(Move(to: instant)) }

  /// Moves it on to the next event of a kind.
  @discardableResult
  public func advance(toNext kind: EventKind) throws(SandboxError) -> Advance {
    try move(Move(toNext: kind.rawValue))
  }

  private func set(_ change: Change) throws(SandboxError) -> Report { try control.call(.put, "clock", body: change) }

  private func move(_ move: Move) throws(SandboxError) -> Advance {
    try control.call(.post, "clock/advance", body: move)
  }
}
