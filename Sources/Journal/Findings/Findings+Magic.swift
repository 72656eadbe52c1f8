extension Findings {
  /// What was sent as a magic value and is none.
  static func unknownMagic(_ entries: [Journal.Numbered]) -> [Finding] {
    var nearest: [String: String] = [:]
    var proofs: [(subject: String, request: Int)] = []
    for numbered in entries {
      for member in numbered.entry.unread {
        guard let text = member.magic else { continue }
        nearest[text] = member.nearest
        proofs.append((text, numbered.number))
      }
    }
    return grouped(.faultNeverHit, proofs) { text, _ in
      "'\(text)' is no magic value, so nothing struck" + (nearest[text].map { "; '\($0)' may be meant." } ?? ".")
    }
  }

  /// Magic values that stand in a consignment's data, and of which no request has met anything. Who reads a part of the history alone
  /// cannot say so.
  static func unhitMagic(_ entries: [Journal.Numbered], _ facts: FindingFacts) -> [Finding] {
    guard !facts.magic.isEmpty, entries.first?.number == 1 else { return [] }
    let struck = Set(entries.flatMap { $0.entry.faults.filter { $0.kind == .magic }.map(\.name) })
    var consignments: [String: [String]] = [:]
    var order: [String] = []
    for (text, consignment) in facts.magic where !struck.contains(text) {
      if consignments[text] == nil { order.append(text) }
      consignments[text, default: []].append(consignment)
    }
    return order.map { text in
      let all = consignments[text] ?? []
      let whose = all.prefix(3).joined(separator: ", ") + (all.count > 3 ? " and \(all.count - 3) more" : "")
      return Finding(
        .faultNeverHit, [], subject: text, "The magic value '\(text)' of \(whose) was set and never struck.")
    }
  }
}
