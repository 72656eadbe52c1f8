import Contract

extension Findings {
  /// What became of requests whose answers never arrived.
  static func lostAnswers(_ entries: [Journal.Numbered]) -> [Finding] {
    var findings: [Finding] = []
    for (place, lost) in entries.enumerated() where lost.entry.isUnheard {
      let later = entries[(place + 1)...]
      let created = lost.entry.changes.filter { $0.from == nil }.map(\.consignment)
      if !created.isEmpty, let again = later.first(where: { $0.entry.asksTheSame(as: lost.entry) }),
        let second = again.entry.changes.first(where: { $0.from == nil })
      {
        findings.append(
          Finding(
            .createdAgainAfterLostAnswer, [lost.number, again.number], subject: second.consignment,
            "The answer to the creation of \(created[0]) was lost, and the same request made \(second.consignment) as well."
          ))
      }
      for change in lost.entry.changes where change.to == .allocated && change.from != nil {
        guard
          let again = later.first(where: {
            $0.entry.operation?.hasPrefix("Allocate") == true && $0.entry.mentions(change.consignment)
          })
        else { continue }
        findings.append(
          Finding(
            .allocatedAgainAfterLostAnswer, [lost.number, again.number], subject: change.consignment,
            "\(change.consignment) was allocated, the answer was lost, and its allocation was asked for again."))
      }
    }
    return findings
  }

  /// Repetitions after a failure.
  static func retries(_ entries: [Journal.Numbered]) -> [Finding] {
    var early: [(subject: String, request: Int)] = []
    var hasty: [(subject: String, request: Int)] = []
    var last: [Entry.Question: (entry: Entry, gaps: [Int64])] = [:]
    for numbered in entries {
      let entry = numbered.entry
      let question = entry.question
      let before = last[question]
      last[question] = entry.mayBeRetried ? (entry, before?.gaps ?? []) : nil
      guard let before else { continue }
      let gap = entry.time.ticks - before.entry.time.ticks
      if let wait = before.entry.retryAfterSeconds {
        let worldGap = entry.worldTime.ticks - before.entry.worldTime.ticks
        if max(gap, worldGap) < Int64(wait) * DateTimeOffset.ticksPerSecond {
          early.append(("\(entry.method) \(entry.path)", numbered.number))
        }
      }
      let gaps = before.gaps + [gap]
      if last[question] != nil { last[question]?.gaps = gaps }
      // The third attempt, and the second wait no longer than the first.
      if gaps.count >= 2, gaps[gaps.count - 1] <= gaps[gaps.count - 2] + gaps[gaps.count - 2] / 10 {
        hasty.append(("\(entry.method) \(entry.path)", numbered.number))
      }
    }
    return grouped(.retriedBeforeRetryAfter, early) { subject, count in
      "\(subject) was repeated \(count) time(s) before Retry-After had passed."
    }
      + grouped(.retriedWithoutBackOff, hasty) { subject, count in
        "\(subject) was repeated after failures, \(count) time(s) without a longer wait than before."
      }
  }

  /// The same read more than ten times within a second.
  static func readings(_ entries: [Journal.Numbered]) -> [Finding] {
    var recent: [String: [Journal.Numbered]] = [:]
    var proofs: [String: [Int]] = [:]
    var order: [String] = []
    for numbered in entries where numbered.entry.method == "GET" {
      let target = numbered.entry.target
      var window = (recent[target] ?? []).filter {
        numbered.entry.time.ticks - $0.entry.time.ticks < DateTimeOffset.ticksPerSecond
      }
      window.append(numbered)
      if window.count > 10, proofs[target] == nil {
        proofs[target] = window.map(\.number)
        order.append(target)
      }
      recent[target] = window.suffix(11)
    }
    return order.map { target in
      Finding(
        .readTooOften, proofs[target] ?? [], subject: target,
        "GET \(target) was asked more than ten times within a second.")
    }
  }
}

extension Entry {
  fileprivate var mayBeRetried: Bool { status.map { $0 == 429 || $0 >= 500 } ?? false }

  /// Whole seconds; an HTTP date is not looked at.
  fileprivate var retryAfterSeconds: Int? {
    guard mayBeRetried, let text = responseField("Retry-After"), let seconds = Int(text), (0...86_400).contains(seconds)
    else { return nil }
    return seconds
  }
}
