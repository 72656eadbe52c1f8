package import Allocation
package import Journal

// The engine runs outside the lock, on the consignment and the catalog as they were found; if either has changed when the outcome is
// to be written, it runs again. So of many callers exactly one wins, and none waits for another's engine run.
extension Tenant {
  /// Tries to allocate each consignment in turn to the cheapest of the candidates.
  ///
  /// - Parameters:
  ///   - references: in any case; may name a consignment twice.
  ///   - candidates: a group among them is looked up again for each consignment.
  ///   - log: gets what changes.
  /// - Returns: one outcome for each reference, in order.
  package func allocate(
    _ references: [String], to candidates: Candidates, noting log: ChangeLog? = nil
  ) -> [AllocationOutcome] {
    references.map { allocate($0, to: candidates, noting: log) }
  }

  package func allocate(
    _ reference: String, to candidates: Candidates, noting log: ChangeLog? = nil
  ) -> AllocationOutcome {
    while true {
      switch visit(noting: log, { $0.beginAllocation(of: reference, to: candidates) }) {
      case .over(let outcome): return outcome
      case .draft(let draft): if let outcome = finish(draft, noting: log) { return outcome }
      }
    }
  }

  /// Allocates a consignment to the service of a quote. Rules and state are looked at again, at today's prices.
  ///
  /// - Source: contract/10-allocation.md, section 4, E; contract/90-open-questions.md, 35.
  package func allocate(
    _ reference: String, withQuote quote: String, provoking provocation: Provocation? = nil,
    noting log: ChangeLog? = nil
  ) -> QuoteAllocationOutcome {
    while true {
      let begin = visit(noting: log) {
        $0.beginAllocation(of: reference, withQuote: quote, provoking: provocation)
      }
      switch begin {
      case .refused(let outcome): return outcome
      case .begun(.over(let outcome)): return .attempted(outcome)
      case .begun(.draft(let draft)): if let outcome = finish(draft, noting: log) { return .attempted(outcome) }
      }
    }
  }

  func finish(_ draft: AllocationDraft, noting log: ChangeLog?) -> AllocationOutcome? {
    let assessment = draft.assess()
    return visit(noting: log) { $0.finishAllocation(draft, assessment) }
  }
}
