import Journal

/// What `POST /_sandbox/expectations` reads: a verification without a time to wait, under a name.
struct ExpectationRequest: Codable, Sendable {
  /// What reports call it; what is wanted, where it is absent.
  let name: String?
  let match: MatchDocument?
  let exactly: Int?
  let atLeast: Int?
  let atMost: Int?
  let inOrder: [MatchDocument]?

  static let longestName = 200
  /// Bytes of a body, since it is kept.
  static let largestBody = 64 << 10

  var verification: VerifyRequest {
    VerifyRequest(match: match, exactly: exactly, atLeast: atLeast, atMost: atMost, inOrder: inOrder, waitMs: nil)
  }

  /// What is wrong with it besides its match.
  func problems(bodySize: Int) -> [BodyProblem] {
    var problems: [BodyProblem] = []
    if let name, !(1...Self.longestName).contains(name.count) {
      problems.append(BodyProblem(path: "name", problem: "a name has from 1 to \(Self.longestName) characters"))
    }
    if bodySize > Self.largestBody {
      problems.append(BodyProblem(path: "", problem: "an expectation has no more than \(Self.largestBody) bytes"))
    }
    return problems
  }
}

/// What `POST /_sandbox/expectations` answers.
struct ExpectationKept: Codable, Sendable {
  let id: Int
  let name: String
}

/// What `GET /_sandbox/expectations` answers.
struct ExpectationList: Codable, Sendable {
  /// In the order in which they were stated.
  let expectations: [ExpectationReport]
}

/// An expectation, and what can be said of it now.
struct ExpectationReport: Codable, Sendable {
  let id: Int
  let name: String
  let verdict: VerifyReport.Verdict
  /// What was found, in one sentence.
  let message: String
  /// Numbers of the requests that match, the first hundred.
  let matched: [Int]
  let count: Int
  /// Those that came nearest to what is missing, the nearest first.
  let nearMisses: [VerifyReport.NearMiss]

  init(_ expectation: Expectation) {
    let report = VerifyReport(expectation.verification)
    (id, name, verdict, message) = (expectation.id, expectation.name, report.verdict, report.message)
    (matched, count, nearMisses) = (report.matched, report.count, report.nearMisses)
  }
}

extension Expectation {
  /// The finding that it is, unless it holds.
  var finding: Finding? {
    let report = ExpectationReport(self)
    guard report.verdict != .holds else { return nil }
    let isByNumber = verification.isInOrder && !report.matched.isEmpty
    let requests = isByNumber ? report.matched : report.nearMisses.map(\.number).sorted()
    return Finding(.expectationUnmet, requests, subject: name, "'\(name)' is not met: \(report.message)")
  }
}

/// What the deletions answer.
struct ExpectationsRemoved: Codable, Sendable {
  let removed: Int
}
