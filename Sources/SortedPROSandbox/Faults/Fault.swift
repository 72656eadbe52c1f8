/// A rule for a bad day: which requests it is for, when it strikes, and what then happens. `docs/faults.md` tells of every member.
public struct Fault: Codable, Equatable, Sendable {
  /// What the journal calls it.
  public var name: String?
  public var match: Match?
  public var when: Condition?
  public var then: Action

  public init(name: String? = nil, match: Match? = nil, when: Condition? = nil, then: Action) {
    self.name = name
    self.match = match
    self.when = when
    self.then = then
  }

  /// All that are given must hold; `*` stands for any run of characters, and letters match in either case.
  public struct Match: Codable, Equatable, Sendable {
    /// The vendor's name of the operation, as in the OpenAPI document.
    public var operation: String?
    public var method: String?
    /// The request's path, or that of its route: `/allocation/{consignmentReference}/*`.
    public var path: String?
    /// A consignment that the request names.
    public var consignment: String?
    public var carrierService: String?
    public var serviceGroup: String?
    /// What its customer calls a consignment that the request is about, or creates.
    public var clientReference: String?
    /// Fields by name, each with what its value is like.
    public var header: [String: String]?

    public init(
      operation: String? = nil, method: String? = nil, path: String? = nil, consignment: String? = nil,
      carrierService: String? = nil, serviceGroup: String? = nil, clientReference: String? = nil,
      header: [String: String]? = nil
    ) {
      self.operation = operation
      self.method = method
      self.path = path
      self.consignment = consignment
      self.carrierService = carrierService
      self.serviceGroup = serviceGroup
      self.clientReference = clientReference
      self.header = header
    }
  }

  /// When a rule strikes among the requests that match: all that are given must hold.
  public struct Condition: Codable, Equatable, Sendable {
    /// Only the request of this number, counted from 1.
    public var nth: Int?
    /// Each whose number is a multiple.
    public var every: Int?
    /// Only those beyond so many.
    public var after: Int?
    /// At most so many times.
    public var times: Int?
    /// By chance, 0 to 1, from the world's seed.
    public var probability: Double?
    /// Before this instant of the world's clock.
    public var until: SandboxInstant?

    public init(
      nth: Int? = nil, every: Int? = nil, after: Int? = nil, times: Int? = nil, probability: Double? = nil,
      until: SandboxInstant? = nil
    ) {
      self.nth = nth
      self.every = every
      self.after = after
      self.times = times
      self.probability = probability
      self.until = until
    }
  }
}
