import Journal

/// What `POST /_sandbox/requests/verify` answers.
struct VerifyReport: Codable, Sendable {
  enum Verdict: String, Codable, CaseIterable, Sendable { case holds, fails, unknown }

  let verdict: Verdict
  /// What was found, in one sentence.
  let message: String
  /// Numbers of the requests that match, the first hundred.
  let matched: [Int]
  let count: Int
  /// How many of `inOrder` have come.
  let steps: Int
  /// Requests that were looked at.
  let examined: Int
  /// Requests that had to go before they were looked at.
  let evicted: Int
  /// Those that came nearest to what is missing, the nearest first.
  let nearMisses: [NearMiss]

  struct NearMiss: Codable, Sendable {
    let number: Int
    let operation: String?
    let method: String
    let path: String
    /// Null where no answer was sent.
    let status: Int?
    let differences: [Difference]
  }

  struct Difference: Codable, Sendable {
    let member: String
    let wanted: String
    /// Null when there is nothing of this name.
    let found: String?
  }
}

extension VerifyReport {
  init(_ verification: Verification) {
    let verdict: Verdict =
      switch verification.verdict {
      case .holds: .holds
      case .fails: .fails
      case .unknown: .unknown
      }
    self.init(
      verdict: verdict, message: Self.message(verification), matched: verification.matched,
      count: verification.tally.matching, steps: verification.tally.steps, examined: verification.tally.examined,
      evicted: verification.tally.lost,
      nearMisses: verdict == .holds ? [] : verification.nearMisses.map(NearMiss.init))
  }

  static func message(_ verification: Verification) -> String {
    var message = "\(verification.tally.matching) request(s) match, \(verification.count.words) wanted"
    if !verification.order.isEmpty {
      message += "; \(verification.tally.steps) of \(verification.order.count) steps have come in order"
    }
    if verification.verdict == .unknown {
      message += "; \(verification.tally.lost) request(s) are not kept any more, so that it cannot be said"
    }
    return message + "."
  }
}

extension VerifyReport.NearMiss {
  init(_ miss: Verification.NearMiss) {
    self.init(
      number: miss.number, operation: miss.operation, method: miss.method, path: miss.path, status: miss.status,
      differences: miss.differences.map {
        VerifyReport.Difference(member: $0.member, wanted: $0.wanted, found: $0.found)
      })
  }
}
