package import Allocation

extension Worlds {
  /// Tries to allocate each consignment in turn to the cheapest of the candidates.
  ///
  /// The engine runs outside the lock, on the consignment as it was found; if somebody else has changed that consignment
  /// meanwhile, its allocation begins again. So of many callers exactly one wins, and none waits for another's engine run.
  ///
  /// - Parameters:
  ///   - references: in any case; may name a consignment twice.
  ///   - candidates: from the catalog of the world.
  ///   - name: the world's.
  /// - Returns: one outcome for each reference, in order.
  package func allocate(
    _ references: [String], to candidates: Candidates, in name: String
  ) -> [AllocationOutcome] {
    references.map { allocate($0, to: candidates, in: name) }
  }

  package func allocate(_ reference: String, to candidates: Candidates, in name: String) -> AllocationOutcome {
    while true {
      switch visit(name, { $0.beginAllocation(of: reference, to: candidates) }) {
      case .over(let outcome): return outcome
      case .draft(let draft):
        let assessment = draft.assess()
        if let outcome = visit(name, { $0.finishAllocation(draft, assessment) }) { return outcome }
      }
    }
  }
}
