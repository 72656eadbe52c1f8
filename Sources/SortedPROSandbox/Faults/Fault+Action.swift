extension Fault {
  /// What happens when a rule strikes: one of these or several.
  public struct Action: Codable, Equatable, Sendable {
    /// How long the answer waits.
    public var delay: Delay?
    /// A documented error by its code.
    public var error: String?
    public var status: Int?
    /// Whose body `status` has; the vendor's unless said otherwise.
    public var form: Form?
    /// Seconds, in `Retry-After`.
    public var retryAfter: Int?
    public var rateLimit: RateLimit?
    /// The carrier of the cheapest service says no.
    public var carrierRefuses: Bool?
    /// No service takes it.
    public var noService: Bool?
    private var later: Span?
    public var body: Body?
    public var connection: Connection?
    public var commit: Commit?

    /// An allocation is answered 202 and done after this time of the world's clock.
    public var async: Duration? {
      get { later?.duration }
      set { later = newValue.map(Span.init) }
    }

    public init() {}

    private enum CodingKeys: String, CodingKey {
      case delay, error, status, form, retryAfter, rateLimit, carrierRefuses, noService, later = "async", body,
        connection, commit
    }
  }

  public enum Form: String, Codable, Sendable { case vendor, gateway }

  /// In place of an answer, with nothing done.
  public enum Connection: String, Codable, Sendable { case reset, close, hang }

  /// Whether the request is carried out, and whether the client hears of it.
  public enum Commit: String, Codable, Sendable {
    /// All is done, the client hears nothing.
    case lost
    /// The connection ends before anything is done.
    case before
    /// Done at once, answered after the delay.
    case late
  }

  /// On the world's clock; a request beyond it is a 429.
  public struct RateLimit: Codable, Equatable, Sendable {
    public var perMinute: Int
    /// How many may come at once.
    public var burst: Int

    public init(perMinute: Int, burst: Int = 1) {
      self.perMinute = perMinute
      self.burst = burst
    }
  }

  public enum Delay: Equatable, Sendable {
    case fixed(Duration)
    case uniform(Duration, Duration)
    /// Most answers come about the median, a few much later.
    case logNormal(median: Duration, sigma: Double)
  }

  /// What becomes of the answer's body.
  public enum Body: Equatable, Sendable {
    case drip(bytesPerSecond: Int)
    case cut(afterBytes: Int)
    case malformed, empty, wrongContentType
  }
}

// MARK: - In a word

extension Fault.Action {
  /// A status from 200 to 599; from 400 on nothing is done.
  public static func status(_ status: Int, _ form: Fault.Form? = nil, retryAfter: Int? = nil) -> Self {
    var action = Self()
    (action.status, action.form, action.retryAfter) = (status, form, retryAfter)
    return action
  }

  /// A documented error by its code, with its status, wording and shape; nothing is done.
  public static func error(_ code: String) -> Self {
    var action = Self()
    action.error = code
    return action
  }

  public static func delay(_ delay: Duration) -> Self {
    var action = Self()
    action.delay = .fixed(delay)
    return action
  }

  public static func body(_ body: Fault.Body) -> Self {
    var action = Self()
    action.body = body
    return action
  }

  public static func connection(_ connection: Fault.Connection) -> Self {
    var action = Self()
    action.connection = connection
    return action
  }

  public static func commit(_ commit: Fault.Commit) -> Self {
    var action = Self()
    action.commit = commit
    return action
  }

  /// The carrier of the cheapest service says no.
  public static var carrierRefuses: Self {
    var action = Self()
    action.carrierRefuses = true
    return action
  }

  /// No service takes it.
  public static var noService: Self {
    var action = Self()
    action.noService = true
    return action
  }
}
