/// What is to happen to one request, of all the rules that strike it.
package struct Strike: Sendable, Equatable {
  /// What struck: rules' names or numbers, the header, magic values.
  package private(set) var causes: [String] = []
  /// What they say together: of each part, what the first of them says.
  package private(set) var action = FaultRule.Action()
  package private(set) var delay = Duration.zero
  /// Seconds until there is room again, when a rate limit has none.
  package private(set) var retryAfterLimit: Int?

  /// What is answered late without a delay of its own waits this long: longer than a client's patience in a test, shorter than a
  /// tester's.
  package static let lateness = Duration.seconds(5)

  package init() {}

  mutating func add(
    _ action: FaultRule.Action, cause: String, limitedFor seconds: Int?,
    using generator: inout some RandomNumberGenerator
  ) {
    causes.append(cause)
    if self.action.delay == nil, let added = action.delay { delay = added.drawn(using: &generator) }
    if action.commit == .late, self.action.delay == nil, action.delay == nil { delay = Self.lateness }
    retryAfterLimit = retryAfterLimit ?? seconds
    self.action.fill(from: action)
  }
}

extension FaultRule.Action {
  /// Takes over what the other says of parts that this one leaves open.
  fileprivate mutating func fill(from other: Self) {
    delay = delay ?? other.delay
    if error == nil, status == nil { (error, status, form) = (other.error, other.status, other.form) }
    retryAfter = retryAfter ?? other.retryAfter
    rateLimit = rateLimit ?? other.rateLimit
    carrierRefuses = carrierRefuses ?? other.carrierRefuses
    noService = noService ?? other.noService
    async = async ?? other.async
    body = body ?? other.body
    connection = connection ?? other.connection
    commit = commit ?? other.commit
  }
}
