import Journal

/// What `GET /_sandbox/findings` answers.
struct FindingsReport: Codable, Sendable {
  let findings: [Item]
  /// What was expected of the client, and whether it happened.
  let expectations: [Expected]
  /// Requests that were looked at.
  let examined: Int
  /// Requests that are not kept any more.
  let evicted: Int

  struct Item: Codable, Sendable {
    let kind: Finding.Kind
    let severity: Finding.Severity
    /// What it is about.
    let subject: String
    let message: String
    /// What to do.
    let advice: String
    /// Numbers in the journal that prove it, the first hundred.
    let requests: [Int]
  }

  struct Expected: Codable, Sendable {
    let id: Int
    let name: String
    let verdict: VerifyReport.Verdict
    let message: String
  }

  init(_ findings: [Finding], _ expectations: [ExpectationReport], _ excerpt: Journal.Excerpt) {
    self.findings = findings.map {
      Item(
        kind: $0.kind, severity: $0.severity, subject: $0.subject, message: $0.message, advice: $0.advice,
        requests: $0.requests)
    }
    self.expectations = expectations.map {
      Expected(id: $0.id, name: $0.name, verdict: $0.verdict, message: $0.message)
    }
    examined = excerpt.entries.count
    evicted = excerpt.evictions
  }
}
