package import Text

/// What is wrong with one member of a rule, in words for people.
package struct FaultProblem: Error, Equatable, Sendable {
  /// As `then.delay.uniform`.
  package let path: String
  package let reason: String
  package let alternatives: Alternatives

  package init(path: String, reason: String, alternatives: Alternatives = .none) {
    self.path = path
    self.reason = reason
    self.alternatives = alternatives
  }
}

extension FaultRule {
  /// What is wrong with a rule that was read: values out of bounds, and members that contradict one another. Names of the vendor's are
  /// checked where they are known.
  package var problems: [FaultProblem] { when.problems + then.problems }
}

extension FaultRule.Condition {
  fileprivate var problems: [FaultProblem] {
    var problems: [FaultProblem] = []
    for (name, value, least) in [("nth", nth, 1), ("every", every, 1), ("after", after, 0), ("times", times, 0)] {
      if let value, value < least {
        problems.append(FaultProblem(path: "when.\(name)", reason: "a whole number from \(least) on is needed"))
      }
    }
    if let probability, !(0...1).contains(probability) {
      problems.append(FaultProblem(path: "when.probability", reason: "a number from 0 to 1 is needed"))
    }
    return problems
  }
}

extension FaultRule.Action {
  fileprivate var problems: [FaultProblem] { bounds + contradictions }

  private var bounds: [FaultProblem] {
    var problems: [FaultProblem] = []
    func bound(_ path: String, _ value: Int?, _ range: ClosedRange<Int>, _ unit: String = "") {
      guard let value, !range.contains(value) else { return }
      let reason = "a whole number from \(range.lowerBound) to \(range.upperBound)\(unit) is needed"
      problems.append(FaultProblem(path: "then.\(path)", reason: reason))
    }
    bound("status", status, 200...599)
    bound("retryAfter", retryAfter, 0...86_400, " seconds")
    bound("rateLimit.perMinute", rateLimit?.perMinute, 1...1_000_000)
    bound("rateLimit.burst", rateLimit?.burst, 0...1_000_000)
    for (path, span) in delay?.spans ?? [] where span.duration > Delay.longest {
      problems.append(
        FaultProblem(path: "then.delay\(path)", reason: "a span of time from PT0S to PT1H is needed: an hour at most"))
    }
    switch delay {
    case .uniform(let from, let to) where from.duration > to.duration:
      problems.append(FaultProblem(path: "then.delay.uniform", reason: "the shorter span must stand first"))
    case .logNormal(_, let sigma) where !(0...10).contains(sigma):
      problems.append(FaultProblem(path: "then.delay.logNormal.sigma", reason: "a number from 0 to 10 is needed"))
    case .fixed, .uniform, .logNormal, nil: break
    }
    switch body {
    case .drip(let rate): bound("body.dripBytesPerSecond", rate, 1...1_000_000_000)
    case .cut(let count): bound("body.cutAfterBytes", count, 0...1_000_000_000)
    case .malformed, .empty, .wrongContentType, nil: break
    }
    return problems
  }

  private var contradictions: [FaultProblem] {
    var problems: [FaultProblem] = []
    func refuse(_ isWrong: Bool, _ path: String, _ reason: String) {
      if isWrong { problems.append(FaultProblem(path: path, reason: reason)) }
    }
    let silence = "the client hears nothing"
    refuse(self == Self(), "then", "nothing is to happen; say one of \(Self.names.joined(separator: ", "))")
    refuse(error != nil && status != nil, "then.status", "'error' has a status already; leave one out")
    refuse(form != nil && status == nil, "then.form", "it says whose body 'status' has; add that")
    refuse(
      carrierRefuses == true && noService == true, "then.noService", "either the carrier refuses or there is none")
    refuse(connection != nil && body != nil, "then.body", "no body arrives where 'connection' ends first")
    refuse((commit == .lost || commit == .before) && body != nil, "then.body", "\(silence), so there is no body")
    refuse(
      commit == .before && (error != nil || status != nil), "then.commit", "\(silence), so there is no status")
    return problems
  }
}
