import HTTPTypes

/// What can be proved from a journal, the gravest first.
package enum Findings {
  /// - Parameters:
  ///   - entries: in their order.
  ///   - facts: what else is known.
  /// - Returns: one finding for each thing that is to be looked at.
  package static func all(in entries: [Journal.Numbered], _ facts: FindingFacts) -> [Finding] {
    // What the sandbox sent itself says nothing of the client.
    let entries = entries.filter { !$0.entry.isWebhook }
    let all =
      facts.unmet + lostAnswers(entries) + retries(entries) + bodies(entries) + paths(entries, facts)
      + lives(entries, facts) + readings(entries)
      + facts.unhitFaults.map {
        Finding(.faultNeverHit, [], subject: $0, "The fault '\($0)' was set and never struck.")
      } + unhitMagic(entries, facts) + unknownMagic(entries)
    return all.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
  }

  /// Groups what is about the same: one finding of all its requests.
  static func grouped(
    _ kind: Finding.Kind, _ proofs: [(subject: String, request: Int)], _ message: (String, Int) -> String
  ) -> [Finding] {
    var order: [String] = []
    var requests: [String: [Int]] = [:]
    for (subject, request) in proofs {
      if requests[subject] == nil { order.append(subject) }
      requests[subject, default: []].append(request)
    }
    return order.map { subject in
      let numbers = requests[subject] ?? []
      return Finding(kind, numbers, subject: subject, message(subject, numbers.count))
    }
  }
}

extension Entry {
  /// Whether both ask for the same: method, target and body.
  func asksTheSame(as other: Entry) -> Bool {
    sent.method == other.sent.method && sent.path == other.sent.path && requestBody.bytes == other.requestBody.bytes
  }

  /// What is the same in requests that ask for the same.
  var question: Question { Question(method: sent.method.rawValue, path: sent.path ?? "", body: requestBody.bytes) }

  struct Question: Hashable {
    let method: String
    let path: String
    let body: [UInt8]
  }
}
