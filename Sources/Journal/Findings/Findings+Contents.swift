import Contract
import Routing

extension Findings {
  static func bodies(_ entries: [Journal.Numbered]) -> [Finding] {
    var nearest: [String: String] = [:]
    var proofs: [(subject: String, request: Int)] = []
    for numbered in entries {
      for member in numbered.entry.unread where member.magic == nil {
        let subject = "\(numbered.entry.operation ?? numbered.entry.path): \(member.path)"
        if let near = member.nearest { nearest[subject] = near }
        proofs.append((subject, numbered.number))
      }
    }
    return grouped(.memberNeverRead, proofs) { subject, _ in
      "Nothing reads \(subject)" + (nearest[subject].map { "; \($0) may be meant." } ?? ".")
    }
  }

  static func paths(_ entries: [Journal.Numbered], _ facts: FindingFacts) -> [Finding] {
    func proofs(_ holds: (Entry) -> Bool, _ subject: (Entry) -> String) -> [(subject: String, request: Int)] {
      entries.filter { holds($0.entry) }.map { (subject($0.entry), $0.number) }
    }
    return grouped(.keyInQuery, proofs(\.hasKeyInQuery) { _ in "subscription-key" }) { _, count in
      "The key stood in the query of \(count) request(s)."
    }
      + grouped(
        .obsoletePath, proofs({ $0.operation.map { facts.obsolete[$0] != nil } ?? false }) { $0.operation ?? "" }
      ) { subject, _ in "\(subject) is obsolete; \(facts.obsolete[subject] ?? "another path") took its place." }
      + grouped(
        .operationAssumed, proofs({ $0.operation.map(facts.assumed.contains) ?? false }) { $0.operation ?? "" }
      ) { subject, _ in "No document shows what \(subject) answers." }
  }

  /// What became of the consignments that requests have touched.
  static func lives(_ entries: [Journal.Numbered], _ facts: FindingFacts) -> [Finding] {
    var findings: [Finding] = []
    var allocated: [String: Int] = [:]
    var order: [String] = []
    for numbered in entries {
      for change in numbered.entry.changes {
        if change.to == .allocated {
          if allocated[change.consignment] == nil { order.append(change.consignment) }
          allocated[change.consignment] = numbered.number
        }
        if change.to == .unallocated, change.from.map(isAfterManifest) ?? false {
          findings.append(
            Finding(
              .deallocatedAfterManifest, [numbered.number], subject: change.consignment,
              "\(change.consignment) was deallocated after it had been manifested."))
        }
      }
    }
    for reference in order {
      guard let number = allocated[reference], let (state, isLabelled) = facts.consignment(reference),
        state == .allocated || state == .readyToShip
      else { continue }
      findings.append(
        isLabelled
          ? Finding(
            .labelledNeverManifested, [number], subject: reference, "\(reference) has its label and is on no manifest.")
          : Finding(
            .allocatedNeverLabelled, [number], subject: reference, "\(reference) is allocated and has no label."))
    }
    return findings + earlyLabels(entries) + customs(order, allocated, facts)
  }

  /// Allocated abroad without what the carrier needs for customs.
  private static func customs(_ order: [String], _ allocated: [String: Int], _ facts: FindingFacts) -> [Finding] {
    order.compactMap { reference in
      let missing = facts.missingCustomsData(reference)
      guard !missing.isEmpty, let number = allocated[reference] else { return nil }
      return Finding(
        .customsDataMissing, [number], subject: reference,
        "\(reference) goes abroad without \(missing.joined(separator: ", ")), which its carrier needs.")
    }
  }

  private static func isAfterManifest(_ state: ConsignmentState) -> Bool { state == .manifested }

  /// Labels that were asked for before the consignment was allocated.
  private static func earlyLabels(_ entries: [Journal.Numbered]) -> [Finding] {
    var asked: [(reference: String, number: Int)] = []
    var proofs: [(subject: String, request: Int)] = []
    var isAllocated: Set<String> = []
    for numbered in entries {
      let entry = numbered.entry
      if entry.operation?.contains("Label") == true, entry.operation?.hasPrefix("Get") == true,
        (entry.status ?? 0) >= 400,
        let reference = entry.parameters?.all.first(where: { $0.name == "consignmentReference" })?.value,
        !isAllocated.contains(reference)
      {
        asked.append((reference, numbered.number))
      }
      for change in entry.changes where change.to == .allocated {
        isAllocated.insert(change.consignment)
        proofs += asked.filter { $0.reference.lowercased() == change.consignment.lowercased() }
          .map { (change.consignment, $0.number) }
        asked.removeAll { $0.reference.lowercased() == change.consignment.lowercased() }
      }
    }
    return grouped(.labelBeforeAllocation, proofs) { subject, _ in
      "A label of \(subject) was asked for before it was allocated."
    }
  }
}
