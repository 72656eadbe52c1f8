/// Whether what was expected of a client has happened.
public struct Verification: Decodable, Sendable {
  public enum Verdict: String, Decodable, Sendable {
    case holds, fails
    /// The requests that decide it are not kept any more.
    case unknown
  }

  /// How many requests are to match.
  public enum Count: Sendable, Equatable {
    case exactly(Int)
    case atLeast(Int)
    case atMost(Int)
  }

  public let verdict: Verdict
  /// What was found, in one sentence.
  public let message: String
  /// Numbers of the requests that match, the first hundred.
  public let matched: [Int]
  public let count: Int
  /// How many of the steps in order have come.
  public let steps: Int
  /// Requests that were looked at.
  public let examined: Int
  /// Requests that had to go before they were looked at.
  public let evicted: Int
  /// Those that came nearest to what is missing, the nearest first.
  public let nearMisses: [NearMiss]

  public var holds: Bool { verdict == .holds }

  public struct NearMiss: Decodable, Sendable {
    public let number: Int
    public let operation: String?
    public let method: String
    public let path: String
    /// Nil where no answer was sent.
    public let status: Int?
    public let differences: [Difference]
  }

  public struct Difference: Decodable, Sendable {
    public let member: String
    public let wanted: String
    /// Nil when there is nothing of this name.
    public let found: String?
  }
}

/// A client did not do what was expected of it.
public struct UnmetExpectation: Error, CustomStringConvertible, Sendable {
  public let verification: Verification

  /// What was found, then a line for each near miss.
  public var description: String {
    ([verification.message]
      + verification.nearMisses.map { miss in
        let differences = miss.differences.map { "\($0.member) is \($0.found ?? "absent"), wanted \($0.wanted)" }
        return "  nearly #\(miss.number) \(miss.method) \(miss.path) → \(miss.status.map { "\($0)" } ?? "no answer"): "
          + differences.joined(separator: "; ")
      }).joined(separator: "\n")
  }
}
