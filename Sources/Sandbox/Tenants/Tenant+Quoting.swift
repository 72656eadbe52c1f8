import Allocation
package import Contract
package import Journal

// Services are asked outside the lock; if what was asked about has changed when the quotes are to be written down, they are asked again.
extension Tenant {
  /// Asks every service about a consignment, whatever its state, and remembers the quotes.
  ///
  /// - Returns: nil for an unknown consignment.
  /// - Source: contract/40-around.md, "Quotes".
  package func quote(_ reference: String, noting log: ChangeLog? = nil) -> Shared<QuoteRequest>? {
    while true {
      let found = visit(noting: log) { world in
        world.consignment(reference).map {
          (consignment: $0, catalog: world.catalog, customs: world.customs, now: world.now)
        }
      }
      guard let (consignment, catalog, customs, now) = found else { return nil }
      let quotes = Quotes(for: consignment, isCreated: true, among: .all, of: catalog, customs: customs, at: now)
      if let entered = visit(noting: log, { $0.enter([quotes]) }) { return entered.first }
    }
  }

  /// Asks every service about a consignment that is described as for a creation; none is created.
  package func quote(_ request: CreateConsignmentRequest, noting log: ChangeLog? = nil) -> QuotingOutcome {
    quote(request, noting: log) { _ in [.all] }
  }

  /// Asks the services of each group by themselves, in the catalog's order of groups. A disabled group has none.
  package func quoteByServiceGroup(
    _ request: CreateConsignmentRequest, noting log: ChangeLog? = nil
  ) -> QuotingOutcome {
    quote(request, noting: log) { $0.serviceGroups.map(Candidates.group) }
  }

  private func quote(
    _ request: CreateConsignmentRequest, noting log: ChangeLog?, among candidates: (Catalog) -> [Candidates]
  ) -> QuotingOutcome {
    while true {
      // Created in a copy, which is thrown away: no reference is used up, nothing is stored.
      var draft = snapshot(noting: log)
      let (catalog, customs, now) = (draft.catalog, draft.customs, draft.now)
      let consignment: Consignment
      switch draft.create(request) {
      case .refused(let problems): return .refused(problems)
      case .created(let created): consignment = created
      }
      let quotes = candidates(catalog).map {
        Quotes(for: consignment, isCreated: false, among: $0, of: catalog, customs: customs, at: now)
      }
      if let entered = visit(noting: log, { $0.enter(quotes) }) { return .quoted(entered) }
    }
  }
}
